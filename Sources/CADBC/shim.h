// ADBC and the Arrow C data interface, from the header that scripts/setup pins under .deps/.
#include "../../.deps/include/adbc.h"

// Macros with casts in them do not reach Swift.
static inline struct AdbcError cadbc_empty_error(void) {
  struct AdbcError error = ADBC_ERROR_INIT;
  return error;
}
