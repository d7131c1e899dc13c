//! `lantoa check --external`: a link to another site that leads nowhere any more is told of, and other
//! sites are asked no more than they must be.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use lantoa::external::{Answer, Heard, Inside, Limits, ask, problems, remember, to_ask};
use lantoa::language::Language;
use lantoa::problem::{Place, in_words};

use crate::laid_out::laid_out;
use crate::program::lantoa;
use crate::site::Site;
use crate::stories::{with_body, work};

const QUICK: Limits = Limits {
    hosts: 4,
    pause: Duration::ZERO,
    patience: Duration::from_secs(5),
    inside: Inside::Asked,
};

/// A web server on loopback that answers each path as it is told: a status line and headers. It
/// remembers what it was asked.
struct Server {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn new(answer: impl Fn(&str, &str) -> String + Send + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let Some(Ok(first)) = lines.next() else { continue };
                for line in lines.by_ref() {
                    if line.unwrap_or_default().is_empty() {
                        break;
                    }
                }
                let mut words = first.split(' ');
                let (method, path) = (words.next().unwrap(), words.next().unwrap());
                log.lock().unwrap().push(format!("{method} {path}"));
                let head = answer(method, path);
                let end = "content-length: 0\r\nconnection: close\r\n\r\n";
                // Whoever asked may be gone.
                let _ = write!(stream, "HTTP/1.1 {head}\r\n{end}");
            }
        });
        Server { address, asked }
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// What is heard of one path.
    fn heard(&self, path: &str) -> Answer {
        let address = self.at(path);
        ask(&[&address], QUICK).unwrap().remove(&address).unwrap()
    }
}

fn usual(method: &str, path: &str) -> String {
    let answer = match (method, path) {
        (_, "/con") | ("GET", "/chi-get" | "/404-cho-head") => "200 OK",
        ("HEAD", "/chi-get") => "405 Method Not Allowed",
        (_, "/cam") => "403 Forbidden",
        (_, "/mat") => "410 Gone",
        (_, "/hong") => "503 Service Unavailable",
        (_, "/chuyen") => "301 Moved Permanently\r\nlocation: /chuyen-nua",
        (_, "/chuyen-nua") => "308 Permanent Redirect\r\nlocation: /con",
        (_, "/tam") => "302 Found\r\nlocation: /con",
        (_, "/dan-den-cho-mat") => "301 Moved Permanently\r\nlocation: /mat",
        (_, "/vong") => "301 Moved Permanently\r\nlocation: /vong",
        (_, "/ra-ngoai") => "301 Moved Permanently\r\nlocation: file:///etc/passwd",
        _ => "404 Not Found",
    };
    answer.to_owned()
}

#[test]
fn a_page_that_is_there_is_no_matter_however_its_server_says_so() {
    let server = Server::new(usual);
    for path in ["/con", "/chi-get", "/404-cho-head", "/cam", "/tam", "/ra-ngoai"] {
        assert_eq!(server.heard(path), Answer::There, "{path}");
    }
}

#[test]
fn a_page_that_is_gone_is_told_of_also_behind_a_redirect() {
    let server = Server::new(usual);
    assert_eq!(server.heard("/khong-co"), Answer::Gone(404));
    assert_eq!(server.heard("/mat"), Answer::Gone(410));
    assert_eq!(server.heard("/dan-den-cho-mat"), Answer::Gone(410));
}

#[test]
fn a_page_that_moved_for_good_is_told_of_with_where_it_is_now() {
    let server = Server::new(usual);
    assert_eq!(server.heard("/chuyen"), Answer::Moved(server.at("/con")));
}

#[test]
fn a_server_that_fails_goes_in_circles_or_is_not_there_is_not_taken_for_a_lost_page() {
    let server = Server::new(usual);
    assert_eq!(server.heard("/hong"), Answer::Silent("503".to_owned()));
    assert_eq!(server.heard("/vong"), Answer::Silent("redirects".to_owned()));
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let address = format!("http://{nobody}/");
    let answers = ask(&[&address], QUICK).unwrap();
    assert!(matches!(answers[&address], Answer::Silent(_)), "{answers:?}");
}

#[test]
fn a_server_that_keeps_silent_is_left_after_a_while() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let limits = Limits { patience: Duration::from_millis(200), ..QUICK };
    let answers = ask(&[&address], limits).unwrap();
    assert!(matches!(answers[&address], Answer::Silent(_)), "{answers:?}");
}

#[test]
fn each_address_is_asked_once_and_a_host_never_twice_at_the_same_time() {
    let server = Server::new(usual);
    let addresses: Vec<String> = (0..6).map(|n| server.at(&format!("/con?{n}"))).collect();
    let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
    let answers = ask(&addresses, QUICK).unwrap();
    assert_eq!(answers.len(), 6);
    // Each is asked with HEAD, found missing, and asked with GET before the next one is.
    let asked = server.asked.lock().unwrap();
    let expected: Vec<String> =
        (0..6).flat_map(|n| [format!("HEAD /con?{n}"), format!("GET /con?{n}")]).collect();
    assert_eq!(*asked, expected);
}

#[test]
fn what_answered_is_not_asked_again_for_a_week_and_what_was_gone_for_a_day() {
    const DAY: u64 = 24 * 3600;
    let place = Place::top(&Arc::from("content/works/cau.md"));
    let links = BTreeMap::from(
        ["a", "b", "c"].map(|name| (format!("https://{name}.vn/"), vec![place.clone()])),
    );
    let mut heard = Heard::new();
    assert_eq!(to_ask(&links, &heard, DAY).len(), 3);
    let answers = [
        ("https://a.vn/", Answer::There),
        ("https://b.vn/", Answer::Gone(404)),
        ("https://c.vn/", Answer::Silent("?".into())),
        ("https://no-longer-named.vn/", Answer::There),
    ];
    let answers = answers.map(|(address, answer)| (address.to_owned(), answer));
    heard.insert("https://former.vn/".to_owned(), (0, Answer::There));
    remember(&mut heard, &links, BTreeMap::from(answers), DAY);
    assert!(!heard.contains_key("https://former.vn/"));
    assert_eq!(to_ask(&links, &heard, DAY + 1), ["https://c.vn/"]);
    assert_eq!(to_ask(&links, &heard, 3 * DAY), ["https://b.vn/", "https://c.vn/"]);
    assert_eq!(to_ask(&links, &heard, 9 * DAY).len(), 3);
    // A clock that was set back makes nothing trusted for ever.
    assert_eq!(to_ask(&links, &heard, 0).len(), 3);
}

#[test]
fn every_place_of_a_bad_link_is_told_of_in_both_languages() {
    let address = "https://a.vn/".to_owned();
    let path: Arc<str> = "content/works/cau.md".into();
    let links = BTreeMap::from([(address.clone(), vec![Place::top(&path); 2])]);
    let heard = Heard::from([(address, (0, Answer::Gone(404)))]);
    let found = problems(&links, &heard);
    assert_eq!(found.len(), 2);
    let said = |language| in_words(language, &found[0].kind).title;
    assert_eq!(said(Language::Vietnamese), "Trang “https://a.vn/” không còn nữa");
    assert_eq!(said(Language::English), "The page “https://a.vn/” is gone");
}

#[test]
fn an_address_of_one_s_own_network_is_told_of_and_not_asked() {
    let server = Server::new(usual);
    let body = format!(
        "[Nội bộ]({}), [máy in](http://10.0.0.7/) và [kho](http://kho/).",
        server.at("/con")
    );
    let folder = laid_out(&Site::new(&with_body(&work("cau", ""), &body)));
    let ended = lantoa(folder.path(), &["check", "--external", "--today=2024-10-01"]).with(0);
    assert_eq!(ended.err.matches("external-link-inside").count(), 3, "{}", ended.err);
    assert_eq!(*server.asked.lock().unwrap(), Vec::<String>::new());
}

#[test]
fn without_asked_for_nobody_is_asked() {
    let body = "[Nội bộ](http://127.0.0.1:9/).";
    let folder = laid_out(&Site::new(&with_body(&work("cau", ""), body)));
    let ended = lantoa(folder.path(), &["check", "--today=2024-10-01"]).with(0);
    assert!(!ended.err.contains("external-link"), "{}", ended.err);
}

#[test]
fn one_host_that_is_gone_is_told_of_and_not_taken_for_a_missing_network() {
    let body = "[Một](http://mot.invalid/a) và [hai](http://mot.invalid/b).";
    let folder = laid_out(&Site::new(&with_body(&work("cau", ""), body)));
    let ended = lantoa(folder.path(), &["check", "--external", "--today=2024-10-01"]).with(0);
    assert_eq!(ended.err.matches("[external-link-silent]").count(), 2, "{}", ended.err);
}

#[test]
fn a_machine_without_a_network_says_so_and_calls_no_link_dead() {
    let body = "[Một](http://mot.invalid/) và [hai](http://hai.invalid/).";
    let folder = laid_out(&Site::new(&with_body(&work("cau", ""), body)));
    let ended = lantoa(folder.path(), &["check", "--external", "--today=2024-10-01"]).with(3);
    assert!(ended.err.contains("không có mạng"), "{}", ended.err);
    assert!(!ended.err.contains("external-link"), "{}", ended.err);
}
