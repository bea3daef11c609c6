print("payband")
