//! A bucket of an S3-compatible store, or a folder in it.
//!
//! A store shows a file when all of it has arrived and matches the digest that was sent with it, so
//! nothing waits under another name here. Folders are only names.

use std::path::Path;

use opendal::options::WriteOptions;
use opendal::services;
use opendal::{Error, ErrorKind, HttpTransporter, OperationContext, Operator};

use super::bounds::Bounds;
use super::http::{self, Carried, Http};
use super::{Done, Fault, Remote, Secret, Secrets, trust};
use crate::config::target::S3;
use crate::output::media;

/// A bucket.
pub(super) struct Bucket {
    http: Http,
    store: Operator,
    /// The keys, to be struck out of what the store says.
    keys: [Secret; 2],
    lanes: usize,
}

/// Makes ready to connect, and looks whether the store lets us in.
pub(super) fn open(
    settings: &S3,
    bounds: Bounds,
    site: &Path,
    secrets: &dyn Secrets,
) -> Done<Bucket> {
    let key = |what: &str| secrets.secret(what).ok_or_else(|| Fault::Denied(what.to_owned()));
    let keys = [key("ACCESS_KEY")?, key("SECRET_KEY")?];
    let authority = settings.authority.as_ref().map(|path| site.join(path));
    let http = http::ready(authority.as_deref(), bounds.patience)?;
    let [access, secret] = &keys;
    // Nothing but what was named is looked at: no file of another program, no other variable.
    let service = services::S3::default()
        .endpoint(settings.endpoint.trim_end_matches('/'))
        .bucket(&settings.bucket)
        .region(&settings.region)
        .root(&settings.path)
        .access_key_id(access.reveal())
        .secret_access_key(secret.reveal())
        .checksum_algorithm("md5")
        .disable_config_load()
        .disable_ec2_metadata();
    let unable = |error: Error| Fault::Unable(error.message().to_owned());
    let store = Operator::new(service).map_err(unable)?.with_context(
        OperationContext::new().with_http_transport(HttpTransporter::new(Carried::over(&http))),
    );
    let bucket = Bucket { http, store, keys, lanes: bounds.connections.unwrap_or(http::LANES) };
    bucket.names()?;
    Ok(bucket)
}

impl Bucket {
    fn wait<T>(
        &self,
        about: &str,
        asked: impl Future<Output = opendal::Result<T>>,
    ) -> Result<T, Refusal> {
        self.http
            .runtime
            .block_on(asked)
            .map_err(|error| Refusal { kind: error.kind(), fault: self.fault(about, &error) })
    }

    fn fault(&self, about: &str, error: &Error) -> Fault {
        if let Some(error) = http::error_of_tls(error) {
            return trust::fault(about, error);
        }
        let source = std::error::Error::source(error).map(http::innermost);
        let mut said = format!("{about}: {}", error.message());
        said.extend(source.map(|source| format!(": {source}")));
        for key in self.keys.iter().map(Secret::reveal).filter(|key| !key.is_empty()) {
            said = said.replace(key, "***");
        }
        let is_full = ["StorageFull", "QuotaExceeded", "InsufficientStorage", "NotEnoughSpace"];
        match error.kind() {
            _ if is_full.iter().any(|words| said.contains(words)) => Fault::Full(said),
            ErrorKind::PermissionDenied => Fault::Denied(said),
            ErrorKind::Unsupported => Fault::Unable(said),
            ErrorKind::RateLimited => Fault::Lost(said),
            _ if error.is_temporary() => Fault::Lost(said),
            _ => Fault::Refused(said),
        }
    }

    fn send(&self, path: &str, bytes: &[u8], options: WriteOptions) -> Result<(), Refusal> {
        let sent = self.store.write_options(path, bytes.to_vec(), options);
        self.wait(path, sent).map(|_| ())
    }
}

/// What a store said no with.
struct Refusal {
    kind: ErrorKind,
    fault: Fault,
}

impl Refusal {
    /// Nothing, if that is what was found.
    fn or_none<T>(self) -> Done<Option<T>> {
        if self.kind == ErrorKind::NotFound { Ok(None) } else { Err(self.fault) }
    }
}

impl Remote for Bucket {
    fn read(&self, path: &str) -> Done<Option<Vec<u8>>> {
        let found = self.wait(path, self.store.read(path));
        found.map_or_else(Refusal::or_none, |bytes| Ok(Some(bytes.to_vec())))
    }

    fn size(&self, path: &str) -> Done<Option<u64>> {
        let found = self.wait(path, self.store.stat(path));
        found.map_or_else(Refusal::or_none, |found| Ok(Some(found.content_length())))
    }

    fn names(&self) -> Done<Vec<String>> {
        let listed = self.wait("/", self.store.list("")).map_err(|refusal| refusal.fault)?;
        let names = listed.iter().map(|entry| entry.path().trim_matches('/').to_owned());
        Ok(names.filter(|name| !name.is_empty()).collect())
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Done<()> {
        self.send(path, bytes, headers(path)).map_err(|refusal| refusal.fault)
    }

    /// Stores that know the condition decide between two; of those that do not, one that has looked
    /// and found nothing writes, and looks whether it was the last.
    fn claim(&self, path: &str, bytes: &[u8]) -> Done<bool> {
        if self.size(path)?.is_some() {
            return Ok(false);
        }
        let options = WriteOptions { if_not_exists: true, ..headers(path) };
        match self.send(path, bytes, options) {
            Ok(()) => {}
            Err(refusal)
                if matches!(refusal.kind, ErrorKind::ConditionNotMatch | ErrorKind::Conflict) =>
            {
                return Ok(false);
            }
            Err(Refusal { kind: ErrorKind::Unsupported, .. }) => self.put(path, bytes)?,
            Err(refusal) => return Err(refusal.fault),
        }
        Ok(self.read(path)?.as_deref() == Some(bytes))
    }

    fn remove(&self, path: &str) -> Done<()> {
        self.wait(path, self.store.delete(path)).map_err(|refusal| refusal.fault)
    }

    /// Nothing waits.
    fn sweep(&self) -> Done<()> {
        Ok(())
    }

    fn lanes(&self) -> usize {
        self.lanes
    }
}

/// What the store says of a file to browsers. What may change is asked for each time.
fn headers(path: &str) -> WriteOptions {
    let kept = if media::is_lasting(path) { media::LASTING } else { "no-cache" };
    WriteOptions {
        content_type: Some(media::media_type(path).to_owned()),
        cache_control: Some(kept.to_owned()),
        ..WriteOptions::default()
    }
}
