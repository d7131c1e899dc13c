//! Whose certificates are believed, for everything that speaks TLS: the system's authorities, and one
//! that the settings name. Certificates are always looked at; there is no way to do without.

use std::path::Path;
use std::sync::Arc;

use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::{self, PemObject};
use rustls::{ClientConfig, Error, SupportedProtocolVersion};
use rustls_platform_verifier::Verifier;

use super::{Done, Fault};

/// Settings for connections of these versions of TLS. `authority` is a PEM file with certificates
/// that vouch for others besides the system's.
pub(super) fn settings(
    authority: Option<&Path>,
    versions: &[&'static SupportedProtocolVersion],
) -> Done<ClientConfig> {
    let own = authority.map(certificates).transpose()?;
    let provider = Arc::new(ring::default_provider());
    let verifier = match own {
        Some(own) => Verifier::new_with_extra_roots(own, provider.clone()),
        None => Verifier::new(provider.clone()),
    };
    let verifier = verifier.map_err(|error| {
        let about = authority.map(|path| path.display().to_string());
        Fault::Untrusted(
            about.map_or_else(|| error.to_string(), |about| format!("{about}: {error}")),
        )
    })?;
    let verifier: Arc<dyn ServerCertVerifier> = Arc::new(verifier);
    let builder = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(versions)
        .map_err(|error| Fault::Unable(error.to_string()))?;
    Ok(builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth())
}

fn certificates(path: &Path) -> Done<Vec<CertificateDer<'static>>> {
    let said = |error: &pem::Error| Fault::Refused(format!("{}: {error}", path.display()));
    let found = CertificateDer::pem_file_iter(path).map_err(|error| said(&error))?;
    let found = found.collect::<Result<Vec<_>, _>>().map_err(|error| said(&error))?;
    if found.is_empty() { Err(said(&pem::Error::NoItemsFound)) } else { Ok(found) }
}

/// The fault of a connection that TLS gave up.
pub(super) fn fault(about: &str, error: &Error) -> Fault {
    let said = format!("{about}: {error}");
    match error {
        Error::InvalidCertificate(_)
        | Error::InvalidCertRevocationList(_)
        | Error::NoCertificatesPresented
        | Error::UnsupportedNameType => Fault::Untrusted(said),
        Error::PeerIncompatible(_) => Fault::Unable(said),
        _ => Fault::Lost(said),
    }
}
