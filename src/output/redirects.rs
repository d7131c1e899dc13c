//! Former addresses as rules for the host: where each leads, and which were withdrawn.
//!
//! The rules name one address each, exactly, so none can catch another page. A loop cannot be: an
//! address with a page of its own is never a former one (`address::moved`).

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::config::redirects::Host;
use crate::view::Site;

/// The rules for a kind of host, in the order of the addresses.
pub fn rules(site: &Site<'_>, host: Host) -> Vec<u8> {
    let mut lines = String::from(match host {
        Host::Netlify => NETLIFY,
        Host::Apache => APACHE,
        Host::Nginx => NGINX,
    });
    let formers = formers(site);
    if host == Host::Apache && formers.iter().any(|former| former.to.is_none()) {
        // The server's own words would be English, and lead nowhere. It decodes this path by itself;
        // one with a blank in it would be a text to show.
        let page = in_quotes(&format!("{}404.html", site.base.path()));
        lines.push_str(&format!("ErrorDocument 410 {page}\n"));
    }
    for former in &formers {
        lines.push_str(&match host {
            Host::Netlify => netlify(former),
            Host::Apache => apache(former),
            Host::Nginx => nginx(former),
        });
    }
    lines.into_bytes()
}

const NETLIFY: &str = "# Địa chỉ cũ của trang, do lantoa ghi; đừng sửa tay.\n";

const APACHE: &str = "# Địa chỉ cũ của trang, do lantoa ghi; đừng sửa tay.\n\
     # Máy chủ cần mod_alias, và AllowOverride FileInfo cho thư mục này.\n";

const NGINX: &str = "# Địa chỉ cũ của trang, do lantoa ghi; đừng sửa tay.\n\
     # Cách dùng: chép tệp này ra ngoài thư mục của trang, thêm vào khối server { … } dòng\n\
     #     include /đường/dẫn/nginx-redirects.conf;\n\
     # rồi chạy: nginx -t && nginx -s reload\n\
     # Mỗi lần đưa trang lên mà tệp này đổi thì làm lại như vậy.\n";

/// A former address below its host, and where it leads; nowhere when it was withdrawn. Both are
/// percent-encoded.
struct Former {
    from: String,
    to: Option<String>,
}

fn formers(site: &Site<'_>) -> Vec<Former> {
    let base = site.base.path();
    let below = |path: &str| format!("{base}{}", path.trim_start_matches('/'));
    let moved = site.addresses.moved.iter().filter_map(|moved| {
        let to = site.addresses.of(moved.subject, moved.language)?;
        Some(Former { from: below(&moved.from), to: Some(below(to)) })
    });
    let withdrawn = site.addresses.withdrawn.iter();
    let withdrawn = withdrawn.map(|gone| Former { from: below(&gone.path), to: None });
    let mut formers: Vec<Former> = moved.chain(withdrawn).collect();
    formers.sort_by(|one, other| one.from.cmp(&other.from));
    formers
}

/// A page stands at the address, too: without the exclamation mark it would come first.
fn netlify(former: &Former) -> String {
    let from = &former.from;
    match &former.to {
        Some(to) => format!("{from} {to} 301!\n"),
        None => format!("{from} {from} 410!\n"),
    }
}

fn apache(former: &Former) -> String {
    let from = as_pattern(former.from.trim_end_matches('/'));
    let pattern = format!("\"^{from}/?(index\\.html)?$\"");
    match &former.to {
        // The server encodes the target by itself.
        Some(to) => {
            let to = decoded(to).replace('\\', "\\\\").replace('$', "\\$");
            format!("RedirectMatch 301 {pattern} {}\n", in_quotes(&to))
        }
        None => format!("RedirectMatch 410 {pattern}\n"),
    }
}

fn nginx(former: &Former) -> String {
    let with = decoded(&former.from);
    let without = with.trim_end_matches('/');
    let page = format!("{with}index.html");
    match &former.to {
        Some(to) => {
            // A variable begins with this sign, and nothing takes that from it.
            let to = in_quotes(&to.replace('$', "%24"));
            let rule = |from: &str| {
                let from = in_quotes(from);
                format!("location = {from} {{ absolute_redirect off; return 301 {to}; }}\n")
            };
            [rule(&with), rule(without), rule(&page)].concat()
        }
        None => {
            let rule = |from: &str| {
                let (from, page) = (in_quotes(from), in_quotes(&page.replace('$', "%24")));
                format!("location = {from} {{ error_page 410 {page}; return 410; }}\n")
            };
            [rule(&with), rule(without)].concat()
        }
    }
}

/// A path as servers compare it.
fn decoded(path: &str) -> Cow<'_, str> {
    percent_decode_str(path).decode_utf8_lossy()
}

/// A text between quotation marks, as both servers read it in their settings.
fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A regular expression that matches this path and nothing else: each byte that could mean
/// something is written as its number.
fn as_pattern(path: &str) -> String {
    let bytes = percent_decode_str(path);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_".contains(&byte);
    let letter = |byte: u8| match plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("\\x{byte:02x}"),
    };
    bytes.map(letter).collect()
}
