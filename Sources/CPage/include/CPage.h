/// The dashboard's page: its files as bytes, compiled in.
#ifndef CPAGE_H
#define CPAGE_H

#include <stddef.h>

/// One file of the page.
struct CPageAsset {
  /// The name, such as `page.css`; `index.html` is the page itself.
  const char *name;
  /// What a response says it is, such as `text/css; charset=utf-8`.
  const char *mediaType;
  /// The bytes; they live as long as the program.
  const unsigned char *bytes;
  /// How many bytes there are.
  size_t length;
};

/// Returns the files of the page, `CPageAssetCount()` of them, in the order of their names.
const struct CPageAsset *CPageAssets(void);

/// Returns how many files there are.
size_t CPageAssetCount(void);

#endif
