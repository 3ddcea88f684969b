@testable import HTTPKit

/// Checks what a head that is accepted promises: the first line is the method, the target and the
/// version, and each further one a field.
///
/// - Parameter input: The lines; unlike in a request, line feeds end them.
func checkHead(_ input: ArraySlice<UInt8>) {
  let lines = input.split(separator: Byte.lineFeed, omittingEmptySubsequences: false).map {
    String(decoding: $0, as: UTF8.self)
  }
  let words = lines[0].split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
  guard words.count == 3 else { return }
  var headers = Headers()
  for line in lines.dropFirst() {
    let parts = line.pieces(between: ":", atMost: 2)
    headers.add(
      lowercasedName: parts[0].smallLetters(),
      String(parts.count > 1 ? parts[1].trimmingSpaces() : "")
    )
  }
  checkFields(headers)
  let problemOrHead: Result<RequestHead, Problem> = Result { () throws(Problem) in
    try RequestHead(
      method: String(words[0]), target: String(words[1]), isVersion11: words[2] == "HTTP/1.1",
      headers: headers)
  }
  switch problemOrHead {
  case .success(let head): check(head)
  case .failure(let problem):
    precondition((400...599).contains(problem.status), "A refusal is no error.")
    checkText(problem.json())
  }
}

private func check(_ head: RequestHead) {
  let isWhole = head.target.path == "*"
  for segment in head.target.segments where !isWhole {
    precondition(
      segment != "." && segment != ".."
        && !segment.utf8.contains { $0 == Byte.slash || $0 == 0x5C || $0.isControl },
      "A segment leads elsewhere.")
  }
  precondition(!head.host.utf8.contains { $0.lowercased != $0 }, "A host has a capital letter.")
  if let length = head.framing.length { precondition(length >= 0, "A body has less than nothing.") }
  let again = head.target.path + (head.target.query.map { "?" + $0 } ?? "")
  let target = try? RequestTarget(again, head.method)
  precondition(
    target?.segments == head.target.segments && target?.query == head.target.query,
    "A target that was accepted is read in another way.")
  for pair in Query(head.target.query).pairs { checkText(jsonString(pair.name + pair.value)) }
}

/// Reads every field in every way; what is secret or negotiated must be as it was sent.
private func checkFields(_ headers: Headers) {
  var request = Request(.get, "/")
  request.headers = headers
  for name in ["session", "a", ""] {
    if let value = request.cookie(name) {
      precondition(!value.utf8.contains(UInt8(ascii: ";")), "A cookie holds another.")
    }
  }
  for element in headers.listed("accept-encoding") + headers.listed("cache-control") {
    let isOne = !element.isEmpty && !element.utf8.contains(UInt8(ascii: ","))
    precondition(isOne, "An element of a list is a list.")
  }
  let refusesAll = headers.values("accept-encoding").allSatisfy { $0 == "gzip;q=0" }
  precondition(!(refusesAll && request.prefersGzip), "What is refused would be sent.")
  _ = request.has("\"1\"")
  for field in headers.fields {
    let value = FieldParameters(field.value).value
    precondition(!value.utf8.contains(UInt8(ascii: ";")), "A value holds parameters.")
  }
}

/// Checks that a text of JSON is harmless within a page and on a line.
private func checkText(_ json: String) {
  precondition(
    json.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "<") },
    "A text of JSON holds what it must not.")
}
