//! The address at which the site is read: scheme, host and the path below which it lives.

use url::Url;

use crate::problem::ConfigProblem;
use crate::source::table::Table;

/// An absolute http or https address that ends in `/`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BaseUrl(Url);

impl BaseUrl {
    /// Reads an address; a missing `/` at its end is added.
    pub fn parse(text: &str) -> Result<BaseUrl, ConfigProblem> {
        let bad = || ConfigProblem::BadBaseUrl { value: text.to_owned() };
        let mut url = Url::parse(text).map_err(|_| bad())?;
        let plain = matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        if !plain {
            return Err(bad());
        }
        if !url.path().ends_with('/') {
            let path = format!("{}/", url.path());
            url.set_path(&path);
        }
        Ok(BaseUrl(url))
    }

    /// The path below which the site lives, beginning and ending with `/`.
    pub fn path(&self) -> &str {
        self.0.path()
    }

    /// The absolute address of a path of the site, such as `/cong-trinh/`.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{}", self.0.as_str(), path.trim_start_matches('/'))
    }
}

/// Reads `base_url`; when it is wrong a stand-in is returned, and the problem is said.
pub fn read(table: &Table<'_, '_>) -> BaseUrl {
    let text = table.required_spot("base_url");
    match BaseUrl::parse(&text.value) {
        Ok(base) => base,
        Err(kind) => {
            if !text.value.is_empty() {
                table.document().report(text.span, kind);
            }
            BaseUrl(stand_in())
        }
    }
}

/// An address that exists nowhere (RFC 2606), to go on with after a mistake.
#[expect(clippy::expect_used, reason = "a constant; a test reads it")]
fn stand_in() -> Url {
    Url::parse("https://example.invalid/").expect("the constant is an address")
}
