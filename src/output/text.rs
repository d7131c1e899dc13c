//! The small text files at a site's root: for robots, for the host, for those who find a hole.

use super::media::LASTING;
use crate::view::Site;
use crate::view::frame::POLICY;

/// `robots.txt` (RFC 9309): everything may be read, and here is the map.
pub fn robots(site: &Site<'_>) -> Vec<u8> {
    let sitemap = site.base.absolute("/sitemap.xml");
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").into_bytes()
}

/// `.well-known/security.txt` (RFC 9116).
pub fn security_txt(site: &Site<'_>) -> Vec<u8> {
    let Some(security) = &site.config.security else { return Vec::new() };
    let languages: Vec<&str> =
        site.catalogue.languages.iter().map(|language| language.code()).collect();
    let canonical = site.base.absolute("/.well-known/security.txt");
    let text = format!(
        "Contact: {}\nExpires: {}T00:00:00Z\nPreferred-Languages: {}\nCanonical: {canonical}\n",
        security.contact,
        security.expires.iso(),
        languages.join(", "),
    );
    text.into_bytes()
}

/// `_headers`, for hosts that read it: the policy whole, and how long a browser may keep what.
pub fn headers(site: &Site<'_>) -> Vec<u8> {
    let base = site.base.path();
    let text = format!(
        "{base}*\n  \
         Content-Security-Policy: {POLICY}; frame-ancestors 'none'\n  \
         X-Content-Type-Options: nosniff\n  \
         X-Frame-Options: DENY\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=()\n\n\
         {base}assets/*\n  \
         Cache-Control: {LASTING}\n\n\
         {base}photos/*\n  \
         Cache-Control: {LASTING}\n"
    );
    text.into_bytes()
}
