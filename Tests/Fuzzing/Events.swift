@testable import HTTPKit

/// Checks that no content of an event forges a field or an event.
///
/// - Parameter input: The content, of which the first half is also the name and the id.
func checkEvent(_ input: ArraySlice<UInt8>) {
  let data = String(decoding: input, as: UTF8.self)
  let half = String(decoding: input.prefix(input.count / 2), as: UTF8.self)
  let bytes = Event(data, name: half, id: half, retry: input.count).encoded
  precondition(bytes.suffix(2) == [Byte.lineFeed, Byte.lineFeed], "An event does not end.")
  precondition(!bytes.contains(Byte.carriageReturn), "An event holds another end of a line.")
  let lines = bytes.dropLast(2).split(
    separator: Byte.lineFeed, omittingEmptySubsequences: false)
  for (place, line) in lines.enumerated() {
    let wanted = ["id: ", "event: ", "retry: "]
    let start = place < 3 ? wanted[place] : "data: "
    precondition(line.starts(with: start.utf8), "A line of an event is of another kind.")
  }
}
