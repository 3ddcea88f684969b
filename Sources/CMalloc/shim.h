// The settings of the C library's memory, which the module Glibc leaves out.
#include <malloc.h>
