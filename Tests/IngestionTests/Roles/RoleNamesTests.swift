import Testing

@testable import Ingestion

@Suite("Names of roles")
struct RoleNamesTests {
  @Test(
    "are known in many spellings",
    arguments: [
      (ColumnRole.invoice, "InvoiceNo,Invoice,order_id,basket_id,Order ID,Receipt No.,Belegnummer"),
      (.product, "StockCode,SKU,product_id,UPC,Artikelnr.,Código producto"),
      (.quantity, "Quantity,qty,Units,Menge,Stück,Quantité,Cantidad"),
      (.date, "InvoiceDate,order_date,transaction_timestamp,Bestelldatum,Fecha,Order Date"),
      (.price, "UnitPrice,Price,Unit Price (GBP),Einzelpreis,Prix unitaire,Precio"),
      (.total, "sales_value,Sales,amount,revenue,Total [EUR],Umsatz,Montant,Importe"),
      (.customer, "CustomerID,Customer ID,household_id,Client No,Kundennummer,Kunden-Nr."),
      (.country, "Country,Country/Region,Land,Pays,País"),
    ])
  func spellings(role: ColumnRole, names: String) {
    for name in names.split(separator: ",").map(String.init) {
      #expect(RoleNames.fit(name, role) > 0.9, "\(name)")
      let others = ColumnRole.ofTransactions.filter { $0 != role }
      #expect(others.allSatisfy { RoleNames.fit(name, $0) < 0.9 }, "\(name)")
    }
  }

  @Test(
    "are not seen in what a longer name says about them",
    arguments: [
      (ColumnRole.customer, "customer_city"), (.customer, "Customer Segment"),
      (.invoice, "order_status"), (.invoice, "Order Priority"), (.date, "Ship Date"),
      (.date, "date_of_birth"), (.total, "total_items"), (.price, "cost_price"),
    ])
  func attributes(role: ColumnRole, name: String) {
    #expect(RoleNames.fit(name, role) == 0)
  }

  @Test("point to a role from within a longer name, less surely")
  func parts() {
    let fit = RoleNames.fit("web_order_reference", .invoice)
    #expect(fit > 0.5 && fit < 0.7)
  }
}
