import Glibc

extension Environment {
  /// The environment of this process: its streams, its variables and its terminal.
  public static var process: Environment {
    let variables = processVariables()
    return Environment(
      print: { write($0 + "\n", to: STDOUT_FILENO) },
      writeMessage: { write($0, to: STDERR_FILENO) },
      variables: variables,
      outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      messagesAreTerminal: isatty(STDERR_FILENO) == 1,
      width: variables["COLUMNS"].flatMap { Int($0) } ?? terminalWidth() ?? 80)
  }
}

/// Writes the whole text; gives up quietly when nobody reads any more.
private func write(_ text: String, to descriptor: Int32) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    // Safe: pointer and count describe the same array, which lives until the call returns.
    let written = unsafe rest.withUnsafeBytes { bytes in
      unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    }
    if written < 0 && errno == EINTR { continue }
    guard written > 0 else { return }
    rest = rest.dropFirst(written)
  }
}

/// Reads `environ`.
private func processVariables() -> [String: String] {
  var variables: [String: String] = [:]
  // Safe: the list ends with a null pointer, and nothing changes it while the tool starts.
  var entry = unsafe environ
  while let text = unsafe entry.pointee {
    let parts = unsafe String(cString: text).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
    unsafe entry += 1
  }
  return variables
}

/// The width of the terminal messages go to, when there is one.
private func terminalWidth() -> Int? {
  var size = winsize()
  // Safe: the request fills the structure it is given.
  guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
    return nil
  }
  return Int(size.ws_col)
}
