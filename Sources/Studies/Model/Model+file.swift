import Clustering
import Detection
import Features
import FoundationEssentials
import Ingestion

/// The file of a model: its contents with a name, a version and a checksum.
private struct ModelFile: Codable {
  static let format = "clientele-model"
  static let version = 1

  let format: String
  let version: Int
  let checksum: String
  let model: Model
}

/// The part of the file that is read first, to tell what it is.
private struct ModelHead: Decodable {
  let format: String?
  let version: Int?
}

extension Model {
  /// Returns the text of the model's file.
  public func json() throws -> String {
    let file = ModelFile(
      format: ModelFile.format, version: ModelFile.version, checksum: try checksum(), model: self)
    return String(decoding: try Self.encoder.encode(file), as: UTF8.self) + "\n"
  }

  /// Reads a model from its file.
  ///
  /// - Throws: ``ModelError`` when the file is missing, damaged, newer, or no model.
  public init(path: String) throws(ModelError) {
    let data: Data
    do { data = try Data(contentsOf: URL(filePath: path)) } catch {
      let exists = FileManager.default.fileExists(atPath: path)
      throw .unreadable(
        path: path, reason: exists ? "it cannot be opened" : "there is no such file")
    }
    guard let head = try? JSONDecoder().decode(ModelHead.self, from: data) else {
      throw .notAModel(path: path, reason: "it is not JSON, or was cut off")
    }
    guard head.format == ModelFile.format, let version = head.version else {
      throw .notAModel(path: path, reason: "its format is not \(ModelFile.format)")
    }
    guard version >= 1 else {
      throw .notAModel(path: path, reason: "there is no version \(version)")
    }
    guard version <= ModelFile.version else {
      throw .newer(path: path, version: version, supported: ModelFile.version)
    }
    let file: ModelFile
    do { file = try JSONDecoder().decode(ModelFile.self, from: data) } catch {
      throw .damaged(path: path)
    }
    guard let sum = try? file.model.checksum(), sum == file.checksum, file.model.isWhole else {
      throw .damaged(path: path)
    }
    self = file.model
  }

  private func checksum() throws -> String {
    sha256(of: String(decoding: try Self.encoder.encode(self), as: UTF8.self))
  }

  /// Whether every index points to something, so that scoring cannot stop the program.
  private var isWhole: Bool {
    let segments = segments.indices
    return features.count + (categories?.count ?? 0) == clusters.featureCount
      && transform.columns.count == features.count
      && transform.steps.allSatisfy { features.indices.contains($0.column) }
      && segmentOfCluster.count == clusters.clusterCount
      && segmentOfCluster.allSatisfy(segments.contains)
      && extremes.allSatisfy { segments.contains($0.segment) && !$0.sides.isEmpty }
      && ungrouped.map(segments.contains) ?? true
      && unusual.map { $0.detector.featureCount == features.count } ?? true
      && unusual.map { $0.usual.features.count == features.count } ?? true
      && features.allSatisfy { $0.least <= $0.greatest }
  }

  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()
}
