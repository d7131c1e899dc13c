//! The start tag of an element, smaller: its attributes in the order of their names, those first that need
//! quotation marks, and without these where none are needed.

/// A start tag, as it was read.
#[derive(Debug)]
pub(super) struct StartTag<'a> {
    /// The name of its element.
    pub name: &'a str,
    /// All of it, from `<` to `>`.
    pub whole: &'a str,
    /// Whether its attributes are of the kind that is written here; otherwise minify-html is asked.
    is_plain: bool,
}

/// An attribute: its name and its value.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// Reads the start tag at the beginning of a text, and its attributes into `found`; none for one that is
/// written in another way than templates write them.
pub(super) fn read<'a>(html: &'a str, found: &mut Vec<Attribute<'a>>) -> Option<StartTag<'a>> {
    found.clear();
    let bytes = html.as_bytes();
    let mut at = 1 + length(bytes.get(1..)?, is_name);
    let name = html.get(1..at)?;
    let mut is_plain = true;
    loop {
        let blanks = length(bytes.get(at..)?, |byte| byte.is_ascii_whitespace());
        at += blanks;
        match bytes.get(at)? {
            b'>' => break,
            b'/' if bytes.get(at + 1) == Some(&b'>') => {
                is_plain = false;
                at += 1;
                break;
            }
            _ if blanks == 0 => return None,
            _ => {}
        }
        let end = at + length(bytes.get(at..)?, is_in_attribute);
        let attribute = html.get(at..end).filter(|name| !name.is_empty())?;
        at = end;
        match (bytes.get(at)?, bytes.get(at + 1)) {
            (b'=', Some(b'"')) => {
                let begin = at + 2;
                let end = begin + memchr::memchr(b'"', bytes.get(begin..)?)?;
                let value = html.get(begin..end)?;
                is_plain &= is_as_it_is(name, attribute, value)
                    && found.iter().all(|(other, _)| *other != attribute);
                found.push((attribute, value));
                at = end + 1;
            }
            (byte, _) if *byte == b'>' || byte.is_ascii_whitespace() => is_plain = false,
            _ => return None,
        }
    }
    Some(StartTag { name, whole: html.get(..=at)?, is_plain })
}

impl StartTag<'_> {
    /// Writes it with its attributes; false if they are not plain, and nothing is written then.
    pub(super) fn write(&self, attributes: &mut [Attribute<'_>], made: &mut Vec<u8>) -> bool {
        if !self.is_plain {
            return false;
        }
        attributes.sort_unstable_by_key(|(name, value)| (!is_quoted(value), *name));
        made.push(b'<');
        made.extend_from_slice(self.name.as_bytes());
        for (name, value) in attributes {
            made.push(b' ');
            made.extend_from_slice(name.as_bytes());
            made.push(b'=');
            let quote: &[u8] = if is_quoted(value) { b"\"" } else { b"" };
            made.extend_from_slice(quote);
            made.extend_from_slice(value.as_bytes());
            made.extend_from_slice(quote);
        }
        made.push(b'>');
        true
    }
}

/// Whether a value needs quotation marks.
fn is_quoted(value: &str) -> bool {
    let is_odd =
        |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'\'' | b'`' | b'=' | b'<' | b'>');
    value.bytes().any(is_odd)
}

/// Whether this value of this attribute is written as it is: it is not empty, has no reference to a
/// character, and means nothing else when it is left out.
fn is_as_it_is(element: &str, name: &str, value: &str) -> bool {
    if value.is_empty() || memchr::memchr(b'&', value.as_bytes()).is_some() {
        return false;
    }
    match name {
        "alt" | "cite" | "colspan" | "datetime" | "download" | "for" | "headers" | "href"
        | "hreflang" | "id" | "itemprop" | "lang" | "placeholder" | "property" | "rel" | "role"
        | "rowspan" | "scope" | "sizes" | "src" | "srcset" | "start" | "tabindex" | "title"
        | "value" => true,
        // What these mean when they are left out they mean on elements that are not read here.
        "height" | "media" | "summary" | "width" => true,
        "class" => is_folded(value),
        "content" => true,
        // The content of a viewport is written without blanks.
        "name" => element != "meta" || !value.eq_ignore_ascii_case("viewport"),
        "loading" => value == "lazy",
        "decoding" => value == "async",
        _ => {
            let is_ours = name.starts_with("aria-") || name.starts_with("data-");
            is_ours && !name.bytes().any(|byte| byte.is_ascii_uppercase())
        }
    }
}

/// Whether there is one blank at most between words, and none at the edges.
fn is_folded(value: &str) -> bool {
    let mut before = b' ';
    for byte in value.bytes() {
        if byte.is_ascii_whitespace() && (byte != b' ' || before == b' ') {
            return false;
        }
        before = byte;
    }
    before != b' '
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

fn is_in_attribute(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':')
}

/// How many bytes at the beginning are such.
pub(super) fn length<S>(bytes: &[u8], is_such: S) -> usize
where
    S: Fn(u8) -> bool,
{
    bytes.iter().position(|byte| !is_such(*byte)).unwrap_or(bytes.len())
}
