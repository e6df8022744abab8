// Test: no mail is delivered, Stripe's test keys in the vault, one copy of the data. Addresses are examples to be replaced.
using '../main.bicep'

param environmentName = 'registration-test'
param location = 'westus2'
param baseAddress = 'https://register-test.example.org'
param mailFrom = 'registration-test@example.org'
param mailEventKeys = readEnvironmentVariable('MAIL_EVENT_KEYS')
param mailSandbox = true
param staffClientId = readEnvironmentVariable('STAFF_CLIENT_ID')
param alertMail = 'operators@example.org'
param storageCopies = 'Standard_LRS'
param mostInstances = 5
