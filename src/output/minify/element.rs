//! Elements, as far as blanks and ends depend on them; a blank is what HTML calls ASCII whitespace. The
//! rules are those of minify-html, which has them from HTML
//! (<https://html.spec.whatwg.org/multipage/syntax.html#optional-tags>). Where they are stricter here, a page
//! goes to minify-html for nothing, and comes out the same.

/// What becomes of the blanks that stand directly in an element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Blanks {
    /// Boxes: those between them are none, others one.
    Boxes,
    /// Texts: one, and none at the edges.
    Text,
    /// Pieces of a line: one.
    Line,
    /// All stay.
    Kept,
}

/// What an element holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Holds {
    /// Elements and texts, with such blanks.
    Content(Blanks),
    /// Elements and texts, and all blanks however deep stay.
    Preformatted,
    /// Nothing, and it has no end tag: a void element.
    Nothing,
    /// Text alone, in which tags are none.
    Raw,
    /// An inline SVG, with rules of its own.
    Svg,
}

/// What an element of this name holds; none for one that is not known here.
pub(super) fn holds(name: &str) -> Option<Holds> {
    Some(match name {
        "article" | "aside" | "blockquote" | "body" | "colgroup" | "div" | "dl" | "fieldset"
        | "figure" | "footer" | "form" | "head" | "header" | "hgroup" | "html" | "main"
        | "menu" | "nav" | "ol" | "picture" | "section" | "select" | "table" | "tbody"
        | "tfoot" | "thead" | "tr" | "ul" => Holds::Content(Blanks::Boxes),
        "address" | "button" | "caption" | "dd" | "details" | "dt" | "figcaption" | "h1" | "h2"
        | "h3" | "h4" | "h5" | "h6" | "label" | "legend" | "li" | "noscript" | "option"
        | "output" | "p" | "progress" | "summary" | "td" | "th" => Holds::Content(Blanks::Text),
        "a" | "abbr" | "b" | "bdi" | "bdo" | "cite" | "data" | "del" | "dfn" | "em" | "i"
        | "ins" | "kbd" | "mark" | "q" | "s" | "samp" | "small" | "span" | "strong" | "sub"
        | "sup" | "time" | "u" | "var" => Holds::Content(Blanks::Line),
        "code" => Holds::Content(Blanks::Kept),
        "pre" => Holds::Preformatted,
        "base" | "br" | "col" | "hr" | "img" | "input" | "link" | "meta" | "source" | "wbr" => {
            Holds::Nothing
        }
        "script" | "style" | "textarea" | "title" => Holds::Raw,
        "svg" => Holds::Svg,
        _ => return None,
    })
}

/// Whether an element ends when another begins in it, without anybody saying so.
pub(super) fn is_ended_by(open: &str, next: &str) -> bool {
    match open {
        "p" => matches!(
            next,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "details"
                | "div"
                | "dl"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "header"
                | "hgroup"
                | "hr"
                | "main"
                | "menu"
                | "nav"
                | "ol"
                | "p"
                | "pre"
                | "section"
                | "table"
                | "ul"
        ),
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "option" => next == "option",
        "thead" | "tbody" | "tfoot" => matches!(next, "tbody" | "tfoot"),
        "tr" => next == "tr",
        "td" | "th" => matches!(next, "td" | "th"),
        "head" => next == "body",
        _ => false,
    }
}
