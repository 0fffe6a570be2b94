//! Pages, JSON API and public site.
