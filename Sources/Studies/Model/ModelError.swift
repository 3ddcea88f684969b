public import Detection
public import Numeric
import Parameters

/// Why a model could not be read or used.
public enum ModelError: Error, Sendable {
  /// There is no file at the path, or it cannot be read.
  case unreadable(path: String, reason: String)

  /// The file is no model.
  case notAModel(path: String, reason: String)

  /// The file was changed or cut off after it was written.
  case damaged(path: String)

  /// The model was written by a newer version.
  case newer(path: String, version: Int, supported: Int)

  /// The rows have another shape than the model was made for.
  case shape(ShapeError)

  /// The detector of the unusual cannot judge the rows.
  case detection(DetectionError)

  /// A feature the model needs was not given.
  case missingFeature(String, needed: [String])

  /// A feature was given that the model does not know.
  case unknownFeature(String, known: [String])

  /// A value is not a finite number.
  case notFinite(feature: String, row: Int)

  /// A value is so far away that no distance can be told.
  case tooLarge(feature: String, row: Int)

  /// A value is negative where the model takes a logarithm.
  case negative(feature: String, row: Int)

  /// The data are of another shape than those the model was made from.
  case otherShape(expected: String, got: String)
}

extension ModelError: CustomStringConvertible {
  /// One sentence for a person: what is wrong, where, and what would be right.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "The model \(path) cannot be read: \(reason)."
    case .notAModel(let path, let reason):
      "\(path) is not a model of this program (\(reason)); give the model.json that 'segment' wrote."
    case .damaged(let path):
      "The model \(path) is damaged: its checksum does not match its contents; make it again with "
        + "'segment', or copy it again."
    case .newer(let path, let version, let supported):
      "The model \(path) is of version \(version), but this program reads versions up to "
        + "\(supported); use a newer program."
    case .shape(let error): error.description
    case .detection(let error): error.description
    case .missingFeature(let name, let needed):
      "The model needs \(name), which was not given; it needs \(needed.joined(separator: ", "))."
    case .unknownFeature(let name, let known):
      "The model has no feature '\(name)'\(suggestion(for: name, among: known))."
    case .notFinite(let feature, let row):
      "The \(feature) of customer \(row + 1) is not a finite number."
    case .tooLarge(let feature, let row):
      "The \(feature) of customer \(row + 1) is too large to measure a distance; give it in the unit "
        + "of the study."
    case .negative(let feature, let row):
      "The \(feature) of customer \(row + 1) is negative, but the model takes its logarithm; give "
        + "0 or more."
    case .otherShape(let expected, let got):
      "The model was made from \(expected), but the file holds \(got)."
    }
  }
}
