extension Response {
  /// A file, or 304 when the client has it already.
  ///
  /// - Parameters:
  ///   - path: Where it is; never taken from a request as it stands.
  ///   - type: Its content type.
  ///   - request: The request, for its conditions.
  ///   - downloadName: Under which name a browser is to save it; `nil` to show it.
  /// - Returns: The response.
  /// - Throws: ``Problem`` 404 when there is no such file.
  public static func file(
    _ path: String, type: String, for request: Request, downloadName: String? = nil
  ) throws(Problem) -> Response {
    let file = try OpenFile(path)
    var headers: Headers = [
      "content-type": type, "etag": file.entityTag, "cache-control": "private, no-cache",
    ]
    if let downloadName { headers["content-disposition"] = disposition(downloadName) }
    if request.has(file.entityTag) { return Response(status: 304, headers: headers) }
    return Response(headers: headers, body: .file(file, offset: 0, count: file.count))
  }
}

extension Request {
  /// Whether the client says that it has the content of an entity tag.
  func has(_ tag: String) -> Bool {
    headers.values("if-none-match").contains { field in
      field.pieces(between: ",").contains { element in
        let element = element.trimmingSpaces()
        return element == "*" || (element.hasPrefix("W/") ? element.dropFirst(2) : element) == tag
      }
    }
  }
}

/// The Content-Disposition of a file to be saved, with a name of any letters (RFC 6266).
private func disposition(_ name: String) -> String {
  let ascii = String(
    name.unicodeScalars.map {
      $0.isASCII && $0.value >= 0x20 && $0 != "\"" && $0 != "\\" && $0 != "/" && $0.value != 0x7F
        ? Character($0) : "_"
    })
  return "attachment; filename=\"\(ascii)\"; filename*=UTF-8''\(encodePercents(name))"
}

/// Escapes all bytes but letters, digits and a few signs.
private func encodePercents(_ text: String) -> String {
  var encoded = ""
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"):
      encoded.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      encoded += "%" + (digits.utf8.count == 1 ? "0" + digits : digits)
    }
  }
  return encoded
}
