#include <xlsxwriter.h>

/* Declared here because the header hides it behind _GNU_SOURCE. */
int memfd_create(const char *name, unsigned int flags);
