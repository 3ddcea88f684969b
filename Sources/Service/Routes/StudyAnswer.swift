import FoundationEssentials
import Studies
import Synchronization

/// A study, or a comparison of methods, as the API tells it.
struct StudyAnswer: Encodable {
  /// A dataset by name.
  struct DatasetName: Encodable {
    let id: Identifier
    let name: String
  }

  /// How far a study is.
  struct Progress: Encodable {
    let stage: String?
    let fraction: Double?
    let detail: String?
  }

  /// A file of the folder.
  struct File: Encodable {
    let name: String
    let bytes: Int
  }

  let kind: WorkKind
  let id: Identifier
  let name: String
  let dataset: DatasetName?
  let recipe: String

  /// What was asked for, so that it can be asked for again.
  let request: StudyRequest
  let state: StudyState
  let position: Int?
  let problem: String?
  let created: String
  let started: String?
  let finished: String?
  let progress: Progress?
  let sections: [SectionName]
  let summary: StudyNumbers?
  let files: [File]
}

/// What a finished study holds, as lists of studies tell it.
struct StudyHoldings: Sendable {
  let index: SectionIndex?
  let files: [StudyAnswer.File]
}

extension StudyService {
  /// Describes a study.
  func answer(
    _ entry: StudyEntry, _ positions: [Identifier: Int], _ datasets: [Dataset]
  ) -> StudyAnswer {
    let holdings = entry.state == .finished ? holdings(of: entry.id) : nil
    let index = holdings?.index
    let last = entry.state == .running ? log.last(of: entry.id)?.event : nil
    return StudyAnswer(
      kind: entry.kind, id: entry.id, name: entry.name,
      dataset: datasets.first { $0.id == entry.dataset }.map { .init(id: $0.id, name: $0.name) },
      recipe: entry.request.recipeName, request: entry.request, state: entry.state,
      position: positions[entry.id], problem: entry.problem, created: timeText(entry.created),
      started: entry.started.map(timeText), finished: entry.finished.map(timeText),
      progress: last.flatMap { $0.stage == nil ? nil : $0 }.map {
        .init(stage: $0.stage, fraction: $0.fraction, detail: $0.detail)
      },
      sections: index?.sections ?? [], summary: index?.summary,
      files: holdings?.files ?? [])
  }

  /// Describes a study.
  func answer(_ entry: StudyEntry) throws(ServiceError) -> StudyAnswer {
    answer(entry, try store.positions(), try store.datasets())
  }

  /// What a finished study holds: read once, for nothing changes it.
  private func holdings(of id: Identifier) -> StudyHoldings {
    if let known = holdings.withLock({ $0[id] }) { return known }
    let found = StudyHoldings(index: sectionIndex(id), files: resultFiles(id))
    holdings.withLock { holdings in
      if holdings.count > 10_000 { holdings = [:] }
      holdings[id] = found
    }
    return found
  }

  private func sectionIndex(_ id: Identifier) -> SectionIndex? {
    let path = "\(store.folder(ofStudy: id))/sections/index.json"
    return FileManager.default.contents(atPath: path).flatMap {
      try? JSONDecoder().decode(SectionIndex.self, from: $0)
    }
  }

  /// The files that can be downloaded, by name.
  func resultFiles(_ id: Identifier) -> [StudyAnswer.File] {
    let folder = store.folder(ofStudy: id)
    let files = FileManager.default
    let names = ((try? files.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    return names.compactMap { name in
      var isFolder = false
      guard !name.hasPrefix("."),
        files.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder), !isFolder
      else { return nil }
      return StudyAnswer.File(name: name, bytes: fileBytes("\(folder)/\(name)"))
    }
  }
}

extension StudyRequest {
  /// What people call the recipe.
  var recipeName: String {
    guard let recipeText else { return recipe ?? RecipeCatalog.defaultName }
    return (try? Recipe(json5: recipeText, origin: "of your own").name) ?? "custom"
  }
}
