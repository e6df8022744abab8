// Everything that one environment of the registration system is made of, in one resource group.
targetScope = 'subscription'

@description('The name of the environment, such as registration-test; azd sets it.')
@minLength(3)
@maxLength(20)
param environmentName string

@description('Where everything is.')
param location string

@description('The https address that people open; every link in a mail begins with it.')
param baseAddress string

@description('Whom mail comes from; its domain is authenticated at SendGrid.')
param mailFrom string

@description('The name beside that address, in plain ASCII; left out, the Center\'s.')
param mailFromName string = ''

@description('Who bills, as quotes, invoices and receipts say it; left out, they ask to write for it.')
param billerName string = ''

@description('The biller\'s address, its lines parted by vertical bars.')
param billerAddress string = ''

@description('How an invoice is paid: account, remittance address, W-9.')
param billerHowToPay string = ''

@description('Where traces and our own counts go by OTLP over HTTP; left out, nowhere. Application Insights has the host\'s logs without it.')
param telemetryEndpoint string = ''

@description('The public keys of SendGrid\'s signed event webhook, with commas between them.')
param mailEventKeys string

@description('SendGrid checks mail and delivers none.')
param mailSandbox bool

@description('The Entra application that staff sign in to.')
param staffClientId string

@description('The Entra tenant that staff are in.')
param staffTenantId string = tenant().tenantId

@description('Who is told when something needs a person.')
param alertMail string

@description('Copies of the data: Standard_ZRS across a region\'s zones, Standard_LRS in one place.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
])
param storageCopies string = 'Standard_ZRS'

@description('How many instances may run at once of each group of functions (HTTP, the engine, the timer); a lid on what an attack can cost.')
@minValue(1)
@maxValue(100)
param mostInstances int = 20

@description('Instances that are always warm; 0 lets the first visitor after a quiet time wait for a start.')
@minValue(0)
@maxValue(5)
param warmInstances int = 0

@description('The most that a day\'s logs may weigh, in GB.')
param mostLogsPerDay int = 1

var tags = {
  'azd-env-name': environmentName
}
var suffix = uniqueString(subscription().id, environmentName, location)

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module watching 'modules/watching.bicep' = {
  name: 'watching'
  scope: group
  params: {
    suffix: suffix
    location: location
    tags: tags
    mostLogsPerDay: mostLogsPerDay
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    suffix: suffix
    location: location
    tags: tags
    copies: storageCopies
  }
}

module secrets 'modules/secrets.bicep' = {
  name: 'secrets'
  scope: group
  params: {
    suffix: suffix
    location: location
    tags: tags
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    suffix: suffix
    location: location
    tags: tags
    storageName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    vaultName: secrets.outputs.name
    insightsName: watching.outputs.insightsName
    baseAddress: baseAddress
    mailFrom: mailFrom
    mailFromName: mailFromName
    mailEventKeys: mailEventKeys
    mailSandbox: mailSandbox
    billerName: billerName
    billerAddress: billerAddress
    billerHowToPay: billerHowToPay
    telemetryEndpoint: telemetryEndpoint
    staffClientId: staffClientId
    staffTenantId: staffTenantId
    mostInstances: mostInstances
    warmInstances: warmInstances
  }
}

module access 'modules/access.bicep' = {
  name: 'access'
  scope: group
  params: {
    principalId: app.outputs.principalId
    storageName: storage.outputs.name
    vaultName: secrets.outputs.name
    insightsName: watching.outputs.insightsName
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    location: location
    tags: tags
    workspaceId: watching.outputs.workspaceId
    insightsName: watching.outputs.insightsName
    healthAddress: '${baseAddress}/healthz'
    alertMail: alertMail
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output APP_NAME string = app.outputs.name
output APP_HOST string = app.outputs.host
output KEY_VAULT_NAME string = secrets.outputs.name
