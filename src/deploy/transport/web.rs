//! The public's own way to a site: pages as a reader's browser gets them, to be compared with what was
//! sent. Nothing is sent this way.

use super::http::{self, Http};
use super::{Done, Fault};

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
    Ok(Web(http::ready(None)?))
}

impl Web {
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
