//! Which pages exist, and exactly what each template sees.
//!
//! [`plan`] lists the pages of a case; [`Site`] holds what their views are made from
//! (the case, the woven bodies, who names whom) and [`Site::view`] makes one page's
//! view, the values its template is handed. A view holds what its page shows and no
//! more: no page carries the whole site.

mod cards;
mod entity;
mod event;
mod frame;
mod lists;
mod plan;
mod record;
mod site;
mod story;
pub mod views;
mod weaves;

pub use plan::{PageKind, PageSpec, plan};
pub use record::summary;
pub use site::{Site, Tools};
pub use weaves::{RecordKey, Weave, Weaves};
