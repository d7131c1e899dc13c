//! The public's own way to a site: pages as a reader's browser gets them, to be compared with what was
//! sent; and to other sites, whether a page is there. Nothing is sent this way.

use std::time::Duration;

use reqwest::Method;
use reqwest::header::LOCATION;

use super::http::{self, Http};
use super::{Done, Fault, Patience};

/// A page longer than this is none of ours, in bytes.
const LONGEST: usize = 32 * 1024 * 1024;

/// Connections to whoever shows the site.
pub struct Web(Http);

/// What somebody answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The status, 200 when all is well.
    pub status: u16,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Makes ready to read.
pub fn open() -> Done<Web> {
    Ok(Web(http::ready(None, Patience::default())?))
}

/// What a server says of an address without its content.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Where a redirect leads, as it stands in the answer.
    pub location: Option<String>,
}

impl Web {
    /// Asks whether something is there, in so much time at most; a redirect is an answer. The error is
    /// why there was none, in the system's words.
    pub fn knock(&self, address: &str, patience: Duration) -> Result<Reply, String> {
        self.0.runtime.block_on(async {
            let mut reply = None;
            // Not every server knows HEAD, and some say to it that nothing is there.
            for method in [Method::HEAD, Method::GET] {
                let asked = self.0.asking.request(method, address).timeout(patience).send().await;
                let answer = asked.map_err(|error| http::innermost(&error))?;
                let location = answer.headers().get(LOCATION).and_then(|to| to.to_str().ok());
                let status = answer.status().as_u16();
                reply = Some(Reply { status, location: location.map(str::to_owned) });
                if status < 400 {
                    break;
                }
            }
            reply.ok_or_else(String::new)
        })
    }

    /// What is read at an address. Redirects are answers, too, and not followed.
    pub fn get(&self, address: &str) -> Done<Answer> {
        self.0.runtime.block_on(async {
            let asked = self.0.asking.get(address).send().await;
            let mut answer = asked.map_err(|error| http::failure(address, &error))?;
            let status = answer.status().as_u16();
            let mut bytes = Vec::new();
            while let Some(part) =
                answer.chunk().await.map_err(|error| http::failure(address, &error))?
            {
                bytes.extend_from_slice(&part);
                if bytes.len() > LONGEST {
                    return Err(Fault::Refused(address.to_owned()));
                }
            }
            Ok(Answer { status, bytes })
        })
    }
}
