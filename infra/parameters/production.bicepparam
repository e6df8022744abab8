// Production: mail goes out, three copies across the region's zones, one warm instance. Addresses are examples to be replaced.
using '../main.bicep'

param environmentName = 'registration'
param location = 'westus2'
param baseAddress = 'https://register.example.org'
param mailFrom = 'registration@example.org'
param mailEventKeys = readEnvironmentVariable('MAIL_EVENT_KEYS')
param mailSandbox = false
param staffClientId = readEnvironmentVariable('STAFF_CLIENT_ID')
param alertMail = 'operators@example.org'
param storageCopies = 'Standard_ZRS'
param mostInstances = 20
param warmInstances = 1
