import Engine

/// Reads a sheet of a workbook.
func readWorkbook(
  _ path: String, _ options: ReaderOptions, _ session: Session,
  _ progress: @escaping @Sendable (Double) -> Void
) throws(IngestionError) -> ReadContent {
  throw .unsupportedFormat(path: path, known: SourceFormat.allEndings)
}
