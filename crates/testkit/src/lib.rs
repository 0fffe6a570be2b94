//! Builders, a fake clock, the synthetic court and the stories.
