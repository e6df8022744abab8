// What a person is told of, by mail. Each query looks for sentences that the app's code writes; a test holds the two together.
param location string
param tags object
param workspaceId string
param insightsName string
param healthAddress string
param alertMail string

var rules = [
  {
    name: 'missed-mail'
    about: 'Mail that nobody knows the fate of, or that the provider would not take: see the staff pages, mail in doubt.'
    query: 'AppTraces | where Message has_any ("Nobody knows whether SendGrid took", "SendGrid answered") | where SeverityLevel >= 2'
    minutes: 15
    more: 0
  }
  {
    name: 'overdue-plans'
    about: 'Plans were found overdue: signals are lost or the engine is behind.'
    query: 'AppTraces | where Message matches regex "Woke [0-9]+ plans that were overdue"'
    minutes: 60
    more: 2
  }
  {
    name: 'failed-orchestrations'
    about: 'The engine reports failed orchestrations or activities; due rows start them again, but the cause stays.'
    query: 'union AppTraces, AppExceptions | where SeverityLevel >= 3 | where OperationName in ("RegistrationOrchestration", "ApplicationOrchestration", "CohortOrchestration", "WebhookOrchestration", "Advance", "Deliver", "WakeOverduePlans") or Message has "The signal to plan"'
    minutes: 15
    more: 3
  }
  {
    name: 'webhook-failures'
    about: 'Notices of Stripe or SendGrid are refused or put off: a wrong secret, a forger, or registrations that are not stored.'
    query: 'AppTraces | where Message has_any ("Webhook refused:", "Webhook put off:")'
    minutes: 15
    more: 5
  }
  {
    name: 'unreadable-notices'
    about: 'Stripe told of money of ours what cannot be taken in, such as another currency: look at the payment there.'
    query: 'AppTraces | where Message has "cannot be taken in, since"'
    minutes: 15
    more: 0
  }
  {
    name: 'failing-pages'
    about: 'Requests end in a fault of ours.'
    query: 'AppTraces | where SeverityLevel >= 3 and Message endswith " failed" and Message matches regex "^(GET|POST) "'
    minutes: 15
    more: 3
  }
]

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-registration'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'register'
    enabled: true
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: alertMail
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-03-15-preview' = [for rule in rules: {
  name: rule.name
  location: location
  tags: tags
  properties: {
    displayName: rule.name
    description: rule.about
    severity: 2
    enabled: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT${rule.minutes}M'
    windowSize: 'PT${rule.minutes}M'
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: rule.more
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    // A query over a table that no log line has made yet is no reason to refuse the rule.
    skipQueryValidation: true
    autoMitigate: true
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}]

resource health 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'health'
  location: location
  tags: union(tags, { 'hidden-link:${insights.id}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'health'
    Name: 'health'
    Enabled: true
    Frequency: 900
    Timeout: 60
    Kind: 'standard'
    RetryEnabled: true
    Locations: [
      { Id: 'us-ca-sjc-azr' }
      { Id: 'us-va-ash-azr' }
      { Id: 'us-il-ch1-azr' }
    ]
    Request: {
      RequestUrl: healthAddress
      HttpVerb: 'GET'
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource down 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'site-down'
  location: 'global'
  tags: tags
  properties: {
    description: 'The site or something it cannot do without does not answer.'
    severity: 1
    enabled: true
    scopes: [
      health.id
      insights.id
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT30M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: health.id
      componentId: insights.id
      failedLocationCount: 2
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}
