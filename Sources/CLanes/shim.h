// The bits of a mask of eight lanes: one or two instructions, for which Swift has no word.

/// Eight numbers of 64 bits, `SIMD8<Int64>` in Swift.
typedef long long CLanes __attribute__((ext_vector_type(8)));

/// Returns a bit for each lane that is below zero, the first lane the lowest.
static inline __attribute__((always_inline)) unsigned char CLanesBelowZero(CLanes lanes) {
  typedef _Bool Bits __attribute__((ext_vector_type(8)));
  Bits bits = __builtin_convertvector(lanes < 0, Bits);
  unsigned char byte;
  __builtin_memcpy(&byte, &bits, 1);
  return byte;
}
