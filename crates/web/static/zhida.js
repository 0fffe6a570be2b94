// Zhida: one small script; every page works without it.
