//! A folder on a WebDAV server.
//!
//! In Apache the folder needs `DirectoryIndex disabled`, as for any program that speaks WebDAV:
//! otherwise it takes a question about a folder for one about its `index.html`, and answers 405.
//!
//! The library that speaks S3 could speak this too, but it asks for every folder before every file,
//! which makes six requests of three, and it cannot rename only where nothing is.

use std::path::Path;

use percent_encoding::percent_decode_str;
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde::Deserialize;
use serde::de::IgnoredAny;
use url::Url;

use super::bounds::Bounds;
use super::claim::{Claims, Movable};
use super::http::{self, Http};
use super::tree::Tree;
use super::{Done, Fault, Secret, Secrets};
use crate::config::target::{PASSWORD, Webdav};

/// What is asked of a file or folder: its size, and which of the two it is.
const QUESTION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
    <propfind xmlns=\"DAV:\"><prop><getcontentlength/><resourcetype/></prop></propfind>";

/// A folder on a WebDAV server.
pub(super) struct WebdavFolder {
    http: Http,
    /// The folder's address, with a slash at the end.
    root: Url,
    account: Option<(String, Secret)>,
    lanes: usize,
}

/// Makes ready to connect, and looks whether the folder or the one around it is there.
pub(super) fn open(
    settings: &Webdav,
    bounds: Bounds,
    site: &Path,
    secrets: &dyn Secrets,
) -> Done<Claims<WebdavFolder>> {
    let refused = |said: String| Fault::Refused(format!("{}: {said}", settings.url));
    let mut root = Url::parse(&settings.url).map_err(|error| refused(error.to_string()))?;
    let path = format!("{}/", root.path().trim_end_matches('/'));
    root.set_path(&path);
    let account = settings.user.as_ref().map(|user| {
        let password = secrets.secret(PASSWORD).ok_or_else(|| Fault::Denied(user.clone()))?;
        Ok((user.clone(), password))
    });
    let authority = settings.authority.as_ref().map(|path| site.join(path));
    let folder = WebdavFolder {
        http: http::ready(authority.as_deref(), bounds.patience)?,
        root,
        account: account.transpose()?,
        lanes: bounds.connections.unwrap_or(http::LANES),
    };
    let around = folder.root.join("..").map_err(|error| refused(error.to_string()))?;
    if folder.look(&folder.root, "0")?.is_none() {
        match folder.look(&around, "0") {
            Ok(Some(_)) => {}
            Err(fault) if fault.may_pass() => return Err(fault),
            _ => return Err(refused(StatusCode::NOT_FOUND.to_string())),
        }
    }
    Ok(Claims(folder))
}

impl WebdavFolder {
    /// The address of a file; that of a folder ends in a slash, as its path does.
    fn at(&self, path: &str) -> Url {
        let mut url = self.root.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path.split('/'));
        }
        url
    }

    fn folder(&self, path: &str) -> Url {
        if path.is_empty() { self.root.clone() } else { self.at(&format!("{path}/")) }
    }

    fn send(&self, request: RequestBuilder, about: &Url) -> Done<Response> {
        let request = match &self.account {
            Some((user, password)) => request.basic_auth(user, Some(password.reveal())),
            None => request,
        };
        // The clock of a request runs in the runtime, so it must be made there.
        let sent = self.http.runtime.block_on(async { request.send().await });
        sent.map_err(|error| http::failure(about.as_str(), &error))
    }

    fn ask(&self, method: &str, url: &Url, headers: &[(&str, &str)]) -> Done<Response> {
        let method = Method::from_bytes(method.as_bytes()).unwrap_or_default();
        let request = self.http.asking.request(method, url.clone());
        let request =
            headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        self.send(request, url)
    }

    /// What is at an address, itself first or last, and below it if `depth` is `1`.
    fn look(&self, url: &Url, depth: &str) -> Done<Option<Vec<Found>>> {
        let method = Method::from_bytes(b"PROPFIND").unwrap_or_default();
        let request = self.http.asking.request(method, url.clone()).header("Depth", depth);
        let request = request.header("Content-Type", "application/xml").body(QUESTION);
        let answer = self.send(request, url)?;
        match answer.status() {
            StatusCode::MULTI_STATUS => {}
            StatusCode::NOT_FOUND | StatusCode::GONE => return Ok(None),
            status if status.is_redirection() && !url.path().ends_with('/') => {
                // Servers that mean "a folder" by this.
                let mut url = url.clone();
                url.set_path(&format!("{}/", url.path()));
                return self.look(&url, depth);
            }
            // An answer, but not from WebDAV.
            StatusCode::OK => return Err(Fault::Unable(format!("{url}: PROPFIND"))),
            _ => return Err(http::refusal(url.as_str(), &answer)),
        }
        let text = self.http.runtime.block_on(answer.text());
        let text = text.map_err(|error| http::failure(url.as_str(), &error))?;
        let listed: Multistatus = quick_xml::de::from_str(&text)
            .map_err(|error| Fault::Lost(format!("{url}: {error}")))?;
        Ok(Some(listed.response.into_iter().map(Found::of).collect()))
    }

    fn one(&self, url: &Url) -> Done<Option<Found>> {
        Ok(self.look(url, "0")?.and_then(|found| found.into_iter().next()))
    }

    fn turn(&self, from: &Url, to: &Url, overwrite: &str) -> Done<Response> {
        self.ask("MOVE", from, &[("Destination", to.as_str()), ("Overwrite", overwrite)])
    }

    /// Makes a folder; none if it is there then, whoever made it, or the refusal.
    fn made(&self, url: &Url) -> Done<Option<Response>> {
        let answer = self.ask("MKCOL", url, &[])?;
        match answer.status() {
            // It was there.
            StatusCode::CREATED | StatusCode::METHOD_NOT_ALLOWED => Ok(None),
            _ if self.one(url)?.is_some_and(|found| found.is_folder) => Ok(None),
            _ => Ok(Some(answer)),
        }
    }
}

impl Tree for WebdavFolder {
    fn read(&self, path: &str) -> Done<Option<Vec<u8>>> {
        let url = self.at(path);
        let answer = self.ask("GET", &url, &[("Cache-Control", "no-cache")])?;
        match answer.status() {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND | StatusCode::GONE => return Ok(None),
            // A folder.
            status if status.is_redirection() => return Ok(None),
            _ => return Err(http::refusal(url.as_str(), &answer)),
        }
        let bytes = self.http.runtime.block_on(answer.bytes());
        let bytes = bytes.map_err(|error| http::failure(url.as_str(), &error))?;
        Ok(Some(bytes.to_vec()))
    }

    fn size(&self, path: &str) -> Done<Option<u64>> {
        match self.one(&self.at(path))? {
            Some(Found { is_folder: false, size: None, .. }) => {
                Ok(self.read(path)?.map(|bytes| bytes.len() as u64))
            }
            found => Ok(found.filter(|found| !found.is_folder).and_then(|found| found.size)),
        }
    }

    fn names(&self, folder: &str) -> Done<Vec<String>> {
        let url = self.folder(folder);
        let found = self.look(&url, "1")?.unwrap_or_default();
        Ok(found.iter().filter_map(|found| found.name_below(&url)).collect())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Done<()> {
        let url = self.at(path);
        let request = self.http.sending.put(url.clone()).body(bytes.to_vec());
        let answer = self.send(request.timeout(self.http.time_for(bytes.len())), &url)?;
        done(&url, &answer)
    }

    /// Only `Claims` can do this here, and it does not ask.
    fn create(&self, path: &str, _bytes: &[u8]) -> Done<bool> {
        Err(Fault::Unable(path.to_owned()))
    }

    /// The site's own folder too, if it is not there.
    fn make_folder(&self, path: &str) -> Done<()> {
        let url = self.folder(path);
        if self.made(&url)?.is_none() {
            return Ok(());
        }
        self.made(&self.root)?;
        match self.made(&url)? {
            Some(refused) => Err(http::refusal(url.as_str(), &refused)),
            None => Ok(()),
        }
    }

    /// Over a folder a server would move as well, and remove all that is in it: so it is said first
    /// that nothing shall be replaced.
    fn rename(&self, from: &str, to: &str) -> Done<()> {
        let (from, to) = (self.at(from), self.at(to));
        let answer = self.turn(&from, &to, "F")?;
        if answer.status() != StatusCode::PRECONDITION_FAILED {
            return done(&to, &answer);
        }
        match self.one(&to)? {
            Some(found) if found.is_folder => Err(http::refusal(to.as_str(), &answer)),
            _ => done(&to, &self.turn(&from, &to, "T")?),
        }
    }

    /// A folder is removed with all that is in it, so it is made sure that this is none.
    fn remove(&self, path: &str) -> Done<()> {
        let url = self.at(path);
        match self.one(&url)? {
            Some(found) if !found.is_folder => {}
            _ => return Ok(()),
        }
        gone(&url, &self.ask("DELETE", &url, &[])?)
    }

    fn remove_folder(&self, path: &str) -> Done<bool> {
        let url = self.folder(path);
        let Some(found) = self.look(&url, "1")? else { return Ok(false) };
        if found.iter().any(|found| found.name_below(&url).is_some()) {
            return Ok(false);
        }
        gone(&url, &self.ask("DELETE", &url, &[])?).map(|()| true)
    }

    fn lanes(&self) -> usize {
        self.lanes
    }
}

impl Movable for WebdavFolder {
    fn settle(&self, from: &str, to: &str) -> Done<bool> {
        let (url, file) = (self.folder(to), self.at(to));
        let answer = self.turn(&self.folder(from), &url, "F")?;
        match answer.status() {
            StatusCode::CREATED | StatusCode::NO_CONTENT => Ok(true),
            StatusCode::PRECONDITION_FAILED => Ok(false),
            _ if self.one(&file)?.is_some() => Ok(false),
            _ => Err(http::refusal(url.as_str(), &answer)),
        }
    }
}

fn done(url: &Url, answer: &Response) -> Done<()> {
    match answer.status() {
        StatusCode::OK | StatusCode::CREATED | StatusCode::NO_CONTENT => Ok(()),
        _ => Err(http::refusal(url.as_str(), answer)),
    }
}

fn gone(url: &Url, answer: &Response) -> Done<()> {
    match answer.status() {
        StatusCode::NOT_FOUND | StatusCode::GONE => Ok(()),
        _ => done(url, answer),
    }
}

/// Something that lies on the server.
struct Found {
    /// The path of its address, or all of it.
    href: String,
    is_folder: bool,
    size: Option<u64>,
}

impl Found {
    fn of(listed: Listed) -> Found {
        let properties = listed.propstat.iter().map(|stat| &stat.prop);
        let size = |prop: &Prop| prop.getcontentlength.as_ref()?.trim().parse().ok();
        let is_folder = |prop: &Prop| prop.resourcetype.collection.is_some();
        Found {
            size: properties.clone().find_map(size),
            is_folder: properties.clone().any(is_folder),
            href: listed.href,
        }
    }

    /// Its name, if it lies in the folder at this address.
    fn name_below(&self, folder: &Url) -> Option<String> {
        let url = folder.join(self.href.trim()).ok()?;
        let plain = |url: &Url| percent_decode_str(url.path()).decode_utf8_lossy().into_owned();
        let (own, inner) = (plain(folder), plain(&url));
        let name = inner.strip_prefix(own.as_str())?.trim_end_matches('/');
        (!name.is_empty() && !name.contains('/')).then(|| name.to_owned())
    }
}

#[derive(Deserialize)]
struct Multistatus {
    #[serde(default)]
    response: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    href: String,
    #[serde(default)]
    propstat: Vec<Propstat>,
}

#[derive(Deserialize)]
struct Propstat {
    prop: Prop,
}

#[derive(Deserialize)]
struct Prop {
    getcontentlength: Option<String>,
    #[serde(default)]
    resourcetype: Kind,
}

#[derive(Deserialize, Default)]
struct Kind {
    collection: Option<IgnoredAny>,
}
