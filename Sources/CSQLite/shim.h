#include <sqlite3.h>

/* Swift cannot import a cast of an integer to a function: "copy the bytes". */
static inline sqlite3_destructor_type csqlite_transient(void) { return SQLITE_TRANSIENT; }
