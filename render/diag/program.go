package diag

// Version of the program. Files state it, so that one made by another version
// is not taken for one that was changed.
const Version = "0.1.0"
