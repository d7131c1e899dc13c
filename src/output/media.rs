//! What a web server says of an output besides its bytes: its kind, and how long a browser may keep
//! it. Hosts know this by themselves; the preview and stores do not.

/// How long a browser may keep a file whose address is its digest.
pub const LASTING: &str = "public, max-age=31536000, immutable";

/// The media type of an output, by the ending of its path.
pub fn media_type(path: &str) -> &'static str {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "woff2" => "font/woff2",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        _ if name == "_headers" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Whether an output's address is its digest, so that its bytes never change.
pub fn is_lasting(path: &str) -> bool {
    path.starts_with("assets/") || path.starts_with("photos/")
}
