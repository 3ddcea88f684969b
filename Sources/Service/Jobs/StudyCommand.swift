import FoundationEssentials
import Studies

/// The command line that carries a study or a comparison out.
struct StudyCommand {
  let words: [String]

  /// Makes the words; a recipe that differs from those that ship is written beside the results.
  ///
  /// - Parameters:
  ///   - entry: The study.
  ///   - store: Where it is kept.
  ///   - memory: The most memory of the study, in bytes; the engine may have half of it, and spills
  ///     to disk beyond.
  /// - Throws: ``ServiceError`` when the dataset is gone or the recipe cannot be written.
  init(_ entry: StudyEntry, _ store: ServiceStore, memory: Int = 0) throws(ServiceError) {
    let request = entry.request
    let dataset = try store.dataset(entry.dataset)
    let command = request.kind == .study ? "segment" : "compare"
    var words = [command, "--events", "--sections", "-o", store.folder(ofStudy: entry.id)]
    if let methods = request.methods { words += ["--methods=\(methods.joined(separator: ","))"] }
    if memory > 0 { words += ["--memory=\(max(1, memory / 2_000_000))MB"] }
    if request.isPlain {
      words += ["--recipe=\(request.recipe ?? RecipeCatalog.defaultName)"]
    } else {
      let path = "\(store.folder)/studies/\(entry.id).json5"
      do {
        try Data(request.edited().json().utf8).write(to: URL(filePath: path), options: .atomic)
      } catch { throw .cannotStart("the recipe cannot be written") }
      words += ["--recipe", path]
    }
    self.words = words + Self.reading(request) + ["--", store.path(of: dataset)]
  }

  /// The options that say how a file is read.
  static func reading(_ request: StudyRequest) -> [String] {
    var words: [String] = []
    if let sheet = request.sheet { words += ["--sheet=\(sheet)"] }
    if let header = request.header { words += ["--header-row=\(header)"] }
    for (option, text) in [
      ("delimiter", request.delimiter), ("quote", request.quote), ("encoding", request.encoding),
      ("date-format", request.dates),
    ] {
      if let text { words += ["--\(option)=\(text)"] }
    }
    if let decimal = request.decimal {
      words += [decimal == "," ? "--decimal-comma" : "--decimal-point"]
    }
    for (role, column) in (request.columns ?? [:]).sorted(by: { $0.key < $1.key }) {
      words += ["--column=\(role)=\(column)"]
    }
    return words
  }
}

extension StudyRequest {
  /// Whether a recipe that ships is carried out as it is.
  var isPlain: Bool { recipeText == nil && clusters == nil && (edits ?? [:]).isEmpty }
}

/// A line of progress, or `nil` when the line is something else.
func progress(_ line: String) -> ProgressLine? {
  guard line.hasPrefix("{") else { return nil }
  return try? JSONDecoder().decode(ProgressLine.self, from: Data(line.utf8))
}

/// The sentence with which a command ends, or `nil`.
func sentence(_ line: String) -> String? {
  let mark = "clientele: "
  return line.hasPrefix(mark) ? String(line.dropFirst(mark.count)) : nil
}
