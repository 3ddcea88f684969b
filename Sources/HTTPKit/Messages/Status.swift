import CMicroHTTPD

/// Returns the words that go with a status code.
public func reasonPhrase(_ status: Int) -> String {
  guard let code = UInt32(exactly: status), let phrase = unsafe MHD_get_reason_phrase_for(code)
  else { return "Unknown" }
  // Safe: the library's phrases last as long as the program and end with NUL.
  return unsafe String(cString: phrase)
}
