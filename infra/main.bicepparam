// What azd up uses: every value comes from the azd environment, so that test and production differ there and nowhere else.
using './main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param baseAddress = readEnvironmentVariable('SITE_BASE_ADDRESS')
param mailFrom = readEnvironmentVariable('MAIL_FROM')
param mailFromName = readEnvironmentVariable('MAIL_FROM_NAME', '')
param billerName = readEnvironmentVariable('BILLER_NAME', '')
param billerAddress = readEnvironmentVariable('BILLER_ADDRESS', '')
param billerHowToPay = readEnvironmentVariable('BILLER_HOW_TO_PAY', '')
param telemetryEndpoint = readEnvironmentVariable('TELEMETRY_ENDPOINT', '')
param mailEventKeys = readEnvironmentVariable('MAIL_EVENT_KEYS')
param mailSandbox = bool(readEnvironmentVariable('MAIL_SANDBOX', 'true'))
param staffClientId = readEnvironmentVariable('STAFF_CLIENT_ID')
param alertMail = readEnvironmentVariable('ALERT_MAIL')
param storageCopies = readEnvironmentVariable('STORAGE_COPIES', 'Standard_ZRS')
param mostInstances = int(readEnvironmentVariable('MOST_INSTANCES', '20'))
param warmInstances = int(readEnvironmentVariable('WARM_INSTANCES', '0'))
