//! Nobody but this machine's own browser gets anything, and nothing that is not the site's.
//!
//! The requests are those of the known advisories of other development servers.

use std::io::{Read, Write};
use std::time::Duration;

use super::browser::{Events, ask, connect, get, raw, read};
use super::running::Running;
use crate::site::Site;

fn running() -> Running {
    Running::new(&Site::new(""))
}

#[test]
fn only_our_own_hosts_are_answered() {
    let running = running();
    let port = running.port;
    let status = |lines: &[&str]| ask(port, "GET / HTTP/1.1", lines).status;
    for host in ["localhost", "127.0.0.1", "[::1]", "LocalHost"] {
        assert_eq!(status(&[&format!("Host: {host}:{port}")]), 200, "{host}");
    }
    // DNS rebinding (CVE-2018-14732, GHSA-67mh-4wv8-2f99, zola #2257), and hosts that look like ours.
    let foreign = [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        "localhost".to_owned(),
        format!("localhost:{}", port.wrapping_add(1)),
        format!("localhost.evil.example:{port}"),
        format!("127.0.0.1.nip.io:{port}"),
        format!("0.0.0.0:{port}"),
        format!("localhost:{port}@evil.example"),
        format!("user@localhost:{port}"),
        format!("[::1%25lo]:{port}"),
        String::new(),
    ];
    for host in foreign {
        let status = status(&[&format!("Host: {host}")]);
        assert!([400, 403].contains(&status), "{host}: {status}");
    }
    assert_eq!(status(&[]), 403, "no host");
    let twice = [format!("Host: localhost:{port}"), "Host: evil.example".to_owned()];
    assert_eq!(status(&[&twice[0], &twice[1]]), 403);
    assert_eq!(status(&[&twice[0], &twice[0]]), 403, "exactly one");
    // An absolute address names its host a second time.
    let first = format!("GET http://localhost:{port}/ HTTP/1.1");
    assert_eq!(ask(port, &first, &[&twice[0]]).status, 400);
    let first = "GET http://evil.example/ HTTP/1.1";
    assert_eq!(ask(port, first, &[&twice[0]]).status, 400);
}

#[test]
fn only_our_own_pages_may_ask() {
    let running = running();
    let port = running.port;
    let host = format!("Host: localhost:{port}");
    let status = |target: &str, lines: &[&str]| {
        let mut all = vec![host.as_str()];
        all.extend(lines);
        ask(port, &format!("GET {target} HTTP/1.1"), &all).status
    };
    assert_eq!(status("/", &[&format!("Origin: http://localhost:{port}")]), 200);
    let origins = [
        "http://evil.example".to_owned(),
        "null".to_owned(),
        format!("https://localhost:{port}"),
        format!("http://127.0.0.1:{port}"),
        format!("http://localhost:{}", port.wrapping_add(1)),
        format!("http://localhost:{port}.evil.example"),
    ];
    for origin in &origins {
        let line = format!("Origin: {origin}");
        for target in ["/", "/~lantoa/events?page=/", "/~lantoa/preview.js"] {
            assert_eq!(status(target, &[&line]), 403, "{origin} {target}");
        }
    }
    // A script of another site that includes ours (CVE-2025-30359, -30360), also from another port.
    for site in ["cross-site", "same-site"] {
        let site = format!("Sec-Fetch-Site: {site}");
        let script = [site.as_str(), "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script"];
        for target in ["/tim-kiem/index.js", "/~lantoa/preview.js", "/", "/~lantoa/events?page=/"] {
            assert_eq!(status(target, &script), 403, "{target}");
        }
        let frame = [site.as_str(), "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"];
        assert_eq!(status("/", &frame), 403);
        let link = [site.as_str(), "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"];
        assert_eq!(status("/", &link), 200, "a link from a mail or chat leads here");
        assert_eq!(status("/~lantoa/preview.js", &link), 403);
    }
}

#[test]
fn nothing_is_answered_but_to_get_and_head() {
    let running = running();
    let port = running.port;
    let host = format!("Host: localhost:{port}");
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"] {
        let answer = ask(port, &format!("{method} / HTTP/1.1"), &[&host]);
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"), "{method}");
    }
    let head = ask(port, "HEAD / HTTP/1.1", &[&host]);
    let whole = get(port, "/");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), whole.body.len().to_string());
    let preflight = [host.as_str(), "Access-Control-Request-Method: GET"];
    let answer = ask(port, "OPTIONS / HTTP/1.1", &preflight);
    assert!(!answer.headers.keys().any(|name| name.starts_with("access-control")));
}

#[test]
fn every_answer_says_that_it_is_for_this_page_alone() {
    let running = running();
    let own =
        ["/", "/nothing/", "/feed.xml", "/~lantoa/preview.js", "/~lantoa/nothing", "/en", "/a\\b"];
    for target in own {
        let answer = get(running.port, target);
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("cache-control", "no-store"),
            ("cross-origin-resource-policy", "same-origin"),
            ("x-frame-options", "DENY"),
        ] {
            if answer.status != 0 && !(answer.status == 400 && answer.headers.len() < 4) {
                assert_eq!(answer.header(name), value, "{target} {name}: {answer:?}");
            }
        }
        assert!(!answer.headers.keys().any(|name| name.starts_with("access-control")), "{target}");
    }
    let policy = get(running.port, "/");
    let policy = policy.header("content-security-policy");
    assert!(policy.starts_with("default-src 'self';"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
}

#[test]
fn no_path_leads_out_of_the_site() {
    let running = running();
    let root = running.root().to_string_lossy().into_owned();
    let paths = [
        "/../site.toml",
        "/..%2fsite.toml",
        "/%2e%2e/site.toml",
        "/%2e%2e%2fsite.toml",
        "/%252e%252e/site.toml",
        "/..%5csite.toml",
        "/..\\site.toml",
        "/.%00./site.toml",
        "/site.toml",
        "/site.toml%00.html",
        "/site.toml?raw",
        "/site.toml?raw??",
        "/site.toml?import&raw??",
        "/site.toml?import&url&inline",
        "/site.toml?.svg?.wasm?init",
        "/@fs/etc/passwd",
        "/@fs/etc/passwd?raw??",
        "/@fs//etc/passwd?import&raw??",
        "/@fs/x/x/x/vite/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/@id/site.toml",
        "/__vite_ping",
        "/_next/../site.toml",
        "/_image?href=file:///etc/passwd",
        "/_image?href=//evil.example/x.svg",
        "//etc/passwd",
        "/./site.toml",
        "/content/home.md",
        "/content/home.md/.",
        "/themes/mat-tran/theme.toml",
        "/.lantoa/parsed.bin",
        "/.git/config",
        "/.env",
        "/assets/../../site.toml",
        "/assets/..%2f..%2fsite.toml",
        "/cong-trinh/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/c:/windows/win.ini",
        "/C%3A%5Cwindows%5Cwin.ini",
        "/%5c%5cevil.example%5cshare",
        "/%ff%fe",
        "/%c0%ae%c0%ae/site.toml",
        "/lantoa-manifest.json",
        "/~lantoa/../site.toml",
        "/~lantoa/overlay.css/../../site.toml",
        "/~lantoa/%2e%2e/site.toml",
    ];
    let absolute = [format!("{root}/site.toml"), format!("/@fs{root}/site.toml?raw??")];
    for path in paths.iter().map(|path| (*path).to_owned()).chain(absolute) {
        let answer = get(running.port, &path);
        assert!([400, 404].contains(&answer.status), "{path}: {}", answer.status);
        let text = answer.text();
        assert!(!text.contains("base_url") && !text.contains("root:"), "{path}");
    }
}

#[test]
fn it_never_sends_a_browser_to_another_host() {
    let running = running();
    let paths = [
        "//evil.example",
        "//evil.example/",
        "//evil.example/cong-trinh",
        "/%2fevil.example/cong-trinh",
        "/\\evil.example",
        "/%5cevil.example/cong-trinh",
        "///cong-trinh",
        "/cong-trinh//evil.example",
        "/cong-trinh?next=//evil.example",
        "/%0d%0aLocation:%20//evil.example",
        "/en",
    ];
    for path in paths {
        let answer = get(running.port, path);
        let to = answer.header("location");
        assert!(
            to.is_empty()
                || (to.starts_with('/')
                    && !to[1..].starts_with(['/', '\\'])
                    && !to.contains("evil")),
            "{path} → {to}"
        );
    }
    assert_eq!(get(running.port, "/cong-trinh").header("location"), "/cong-trinh/");
    assert_eq!(get(running.port, "/cong-trinh").status, 308);
}

#[test]
fn nonsense_leaves_it_alive() {
    let running = running();
    let port = running.port;
    let long =
        format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\nX: {}\r\n\r\n", "a".repeat(1 << 20));
    let many =
        format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\n{}\r\n", "X: y\r\n".repeat(5000));
    let path = format!("GET /{} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", "a".repeat(1 << 20));
    for request in [&long, &many, &path] {
        let status = read(&raw(port, request.as_bytes())).status;
        assert!([0, 400, 414, 431].contains(&status), "{status}");
    }
    let nonsense: [&[u8]; 9] = [
        b"\r\n\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\nHost: \xff\n\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX",
    ];
    for bytes in nonsense {
        let mut stream = connect(port);
        stream.write_all(bytes).unwrap();
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let status = read(&answer).status;
        assert!(status == 0 || status >= 400, "{status} to {bytes:?}");
    }
    assert_eq!(get(port, "/").status, 200);
}

#[cfg(target_os = "linux")]
#[test]
fn half_open_requests_and_vanished_listeners_give_back_their_handles() {
    let running = running();
    let port = running.port;
    let open = || {
        let links = std::fs::read_dir("/proc/self/fd").unwrap().flatten();
        let targets = links.filter_map(|link| std::fs::read_link(link.path()).ok());
        targets.filter(|target| target.to_string_lossy().starts_with("socket:")).count()
    };
    let mut half: Vec<_> = (0..200).map(|_| connect(port)).collect();
    for stream in &mut half {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    }
    assert_eq!(get(port, "/").status, 200, "200 others are not done yet");
    // The server itself ends them: whoever waits for that reads an end.
    for stream in &mut half {
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
    }
    drop(half);
    for _ in 0..5 {
        let listeners: Vec<_> = (0..100).map(|_| Events::new(port, "/")).collect();
        drop(listeners);
    }
    // A listener that comes after all of them is answered, and the sockets are given back: each
    // answer is an event to wait for.
    let mut left = usize::MAX;
    for _ in 0..10_000 {
        assert_eq!(get(port, "/").status, 200);
        left = open();
        if left < 150 {
            break;
        }
    }
    assert!(left < 150, "{left} sockets are still open");
}
