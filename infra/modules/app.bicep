// The app on Flex Consumption, its settings, and staff sign-in before it.
param suffix string
param location string
param tags object
param storageName string
param packageContainer string
param vaultName string
param insightsName string
param baseAddress string
param mailFrom string
param mailEventKeys string
param mailFromName string
param mailSandbox bool
param billerName string
param billerAddress string
param billerHowToPay string
param telemetryEndpoint string
param staffClientId string
param staffTenantId string
param mostInstances int
param warmInstances int

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${suffix}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: 'func-${suffix}'
  location: location
  // azd finds the app to deploy to by this tag.
  tags: union(tags, { 'azd-service-name': 'registration' })
  kind: 'functionapp,linux'
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    siteConfig: {
      minTlsVersion: '1.2'
      http20Enabled: true
      ftpsState: 'Disabled'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'SystemAssignedIdentity'
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        maximumInstanceCount: mostInstances
        instanceMemoryMB: 2048
        alwaysReady: warmInstances == 0 ? [] : [
          {
            name: 'http'
            instanceCount: warmInstances
          }
        ]
      }
    }
  }
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: site
  name: 'appsettings'
  properties: {
    AzureWebJobsStorage__accountName: storage.name
    AzureWebJobsStorage__credential: 'managedidentity'
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD'
    Site__BaseAddress: baseAddress
    Links__Keys: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/link-keys)'
    Storage__TableEndpoint: storage.properties.primaryEndpoints.table
    Stripe__SecretKey: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/stripe-secret-key)'
    Stripe__WebhookSecrets: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/stripe-webhook-secrets)'
    SendGrid__ApiKey: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/sendgrid-api-key)'
    SendGrid__EventKeys: mailEventKeys
    SendGrid__FromAddress: mailFrom
    SendGrid__FromName: mailFromName
    SendGrid__Sandbox: string(mailSandbox)
    Biller__Name: billerName
    Biller__Address: billerAddress
    Biller__HowToPay: billerHowToPay
    OTEL_EXPORTER_OTLP_ENDPOINT: telemetryEndpoint
    STAFF_SIGN_IN_SECRET: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/staff-sign-in-secret)'
  }
}

// Anyone may open the site; staff pages lead to the sign-in themselves. With authentication on, the platform takes its own header off every
// request from outside, which is what makes that header trustworthy.
resource authentication 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: site
  name: 'authsettingsV2'
  dependsOn: [
    settings
  ]
  properties: {
    platform: {
      enabled: true
    }
    globalValidation: {
      requireAuthentication: false
      unauthenticatedClientAction: 'AllowAnonymous'
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: staffClientId
          clientSecretSettingName: 'STAFF_SIGN_IN_SECRET'
          openIdIssuer: '${environment().authentication.loginEndpoint}${staffTenantId}/v2.0'
        }
        validation: {
          allowedAudiences: [
            'api://${staffClientId}'
          ]
        }
      }
    }
    login: {
      tokenStore: {
        enabled: false
      }
      cookieExpiration: {
        convention: 'FixedTime'
        timeToExpiration: '12:00:00'
      }
    }
    httpSettings: {
      requireHttps: true
    }
  }
}

output name string = site.name
output host string = site.properties.defaultHostName
output principalId string = site.identity.principalId
