//! JSON-LD (schema.org) for search engines: Article, BreadcrumbList, Organization.

use serde_json::{Value, json};

use super::about::About;
use super::here::Here;
use super::link::Link;
use crate::language::date::Date;

/// The graph of a page, safe to stand within `<script>`.
pub fn graph(here: &Here<'_>, about: &About<'_>, canonical: &str, way: &[Link<'_>]) -> String {
    let organization = json!({
        "@type": "Organization",
        "@id": format!("{}#owner", here.absolute("/")),
        "name": here.site.config.owner.body.get(here.language),
        "url": here.absolute("/"),
    });
    let crumbs: Vec<Value> = way
        .iter()
        .enumerate()
        .map(|(place, link)| {
            json!({
                "@type": "ListItem",
                "position": place + 1,
                "name": link.title,
                "item": match place + 1 == way.len() {
                    true => canonical.to_owned(),
                    false => absolute(here, &link.href, canonical),
                },
            })
        })
        .collect();
    let mut graph =
        vec![organization, json!({ "@type": "BreadcrumbList", "itemListElement": crumbs })];
    if let Some(article) = about.article {
        let owner = json!({ "@id": format!("{}#owner", here.absolute("/")) });
        graph.push(json!({
            "@type": "Article",
            "headline": about.title,
            "description": about.description,
            "inLanguage": here.language.code(),
            "mainEntityOfPage": canonical,
            "datePublished": article.published.or(article.modified).map(Date::iso),
            "dateModified": article.modified.or(article.published).map(Date::iso),
            "author": owner,
            "publisher": owner,
        }));
    }
    graph.iter_mut().for_each(without_nulls);
    in_script(&json!({ "@context": "https://schema.org", "@graph": graph }).to_string())
}

/// What is not known is left out: schema.org has no null.
fn without_nulls(value: &mut Value) {
    if let Some(object) = value.as_object_mut() {
        object.retain(|_, value| !value.is_null());
    }
}

/// The absolute address behind a link of this page; with relative links it is worked out from the
/// page's own.
fn absolute(here: &Here<'_>, href: &str, canonical: &str) -> String {
    let joined = url::Url::parse(canonical).and_then(|base| base.join(href));
    match joined {
        Ok(address) => address.to_string().replace("/index.html", "/"),
        Err(_) => here.absolute("/"),
    }
}

/// JSON that no `</script>` or `<!--` in a title can end.
pub fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
