/// Returns what follows the last slash of either kind in a path of a client's machine.
///
/// Slashes are found as Unicode scalars: one that a combining mark follows is still a slash.
///
/// - Complexity: O(`n`) in the length of the path.
public func lastComponent(ofClientPath path: String) -> String {
  let isSlash = { (scalar: Unicode.Scalar) in scalar == "/" || scalar == "\\" }
  return path.unicodeScalars.split(whereSeparator: isSlash).last.map { String($0) } ?? ""
}
