/// The sheets of a workbook, and how it counts days.
struct SheetList {
  /// A worksheet; sheets that hold only a chart are left out.
  struct Sheet: Sendable {
    let name: String
    let part: String
    let isHidden: Bool
  }

  var sheets: [Sheet] = []

  /// Whether days count from 1904, as in old workbooks of the Macintosh.
  var countsFrom1904 = false

  /// Where the other parts are, by kind: sharedStrings and styles.
  var parts: [String: String] = [:]

  /// Reads the workbook part and the relations that say where sheets are.
  init(_ archive: ZipArchive, limits: WorkbookLimits) throws(WorkbookError) {
    let main = try Self.mainPart(archive, limits)
    guard let entry = archive[main] else {
      throw .notAWorkbook(path: archive.file.path, reason: "it has no workbook part")
    }
    let folder = main.split(separator: "/").dropLast().joined(separator: "/")
    let relations = try Relations(archive, of: main, limits: limits)
    for kind in ["sharedStrings", "styles"] { parts[kind] = relations.target(kind, in: folder) }
    var scanner = XMLScanner(try archive.contents(of: entry, limits: limits))
    while let event = scanner.next() {
      guard case .start(let name, let attributes) = event else { continue }
      if name.isName("workbookPr") {
        // Extensions have an element of the same local name, which says nothing about days.
        if let flag = attributes.attribute("date1904") {
          countsFrom1904 = flag == "1" || flag == "true"
        }
      } else if name.isName("sheet"), let title = attributes.attribute("name") {
        add(title, attributes, relations, folder, archive)
      }
    }
  }

  private mutating func add(
    _ title: String, _ attributes: ArraySlice<UInt8>, _ relations: Relations, _ folder: String,
    _ archive: ZipArchive
  ) {
    // The attribute is r:id; sheets have no other whose name ends so, once sheetId is told apart.
    guard let relation = attributes.attribute("id").flatMap({ relations.byIdentifier[$0] }),
      relation.type.hasSuffix("/worksheet")
    else { return }
    let state = attributes.attribute("state") ?? ""
    sheets.append(
      Sheet(
        name: title, part: resolved(relation.target, in: folder),
        isHidden: state == "hidden" || state == "veryHidden"))
  }

  /// The workbook part is where the relations of the package say; usually xl/workbook.xml.
  private static func mainPart(
    _ archive: ZipArchive, _ limits: WorkbookLimits
  ) throws(WorkbookError) -> String {
    let relations = try Relations(archive, of: "", limits: limits)
    let found = relations.byIdentifier.values.filter { $0.type.hasSuffix("/officeDocument") }
    return found.first.map { resolved($0.target, in: "") } ?? "xl/workbook.xml"
  }
}

/// Where the parts are that a part refers to.
struct Relations {
  /// The relations by identifier.
  var byIdentifier: [String: (type: String, target: String)] = [:]

  init(
    _ archive: ZipArchive, of part: String, limits: WorkbookLimits
  ) throws(WorkbookError) {
    let parts = part.split(separator: "/")
    let folder = parts.dropLast().joined(separator: "/")
    let path = (folder.isEmpty ? "" : folder + "/") + "_rels/\(parts.last ?? "").rels"
    guard let entry = archive[path] else { return }
    var scanner = XMLScanner(try archive.contents(of: entry, limits: limits))
    while let event = scanner.next() {
      guard case .start(let name, let attributes) = event, name.isName("Relationship"),
        let id = attributes.attribute("Id"), let type = attributes.attribute("Type"),
        let target = attributes.attribute("Target")
      else { continue }
      byIdentifier[id] = (type, target)
    }
  }

  /// The target of the first relation of a kind, as a path in the archive.
  func target(_ kind: String, in folder: String) -> String? {
    byIdentifier.sorted { $0.key < $1.key }.first { $0.value.type.hasSuffix("/\(kind)") }
      .map { resolved($0.value.target, in: folder) }
  }
}

/// Returns the path in the archive of a target that is absolute or relative to a folder.
func resolved(_ target: String, in folder: String) -> String {
  if target.hasPrefix("/") { return String(target.dropFirst()) }
  var parts = folder.split(separator: "/").map(String.init)
  for part in target.split(separator: "/") {
    if part == ".." {
      _ = parts.popLast()
    } else if part != "." {
      parts.append(String(part))
    }
  }
  return parts.joined(separator: "/")
}
