{{/*
What tells the services apart, by their names: the database and its role, the files of secrets, the
topics that are read, what is connected to, and properties. One calls addresses of the internet.
*/}}
{{- define "hearth.services" -}}
stack-api:
  database: stack_api
  behindEdge: true
  reaches: [kafka, postgresql, keystone]
  topics: [hearth.identities, hearth.signals, hearth.uses, hearth.answers]
  secrets: [keyset, provisioner-keyset]
  settings:
    hearth.custom-resources.keyset-file: /run/secrets/provisioner-keyset
    hearth.keystone.url: {{ .Values.keystone.url | quote }}
    hearth.keystone.username: heat-{{ .Values.deploymentId }}
    hearth.keystone.user-domain-name: Default
    hearth.keystone.project-name: service
identity-worker:
  database: identity_worker
  behindEdge: false
  reaches: [kafka, postgresql, keystoneAdmin]
  topics: [hearth.stacks, hearth.uses]
  secrets: [keyset, hearth.operator.token, hearth.trustee.password]
  settings:
    hearth.keystone.url: {{ .Values.keystone.adminUrl | quote }}
    hearth.keystone.username: heat_domain_admin-{{ .Values.deploymentId }}
    hearth.keystone.user-domain-name: heat
    hearth.trustee.username: heat-{{ .Values.deploymentId }}
    hearth.trustee.user-domain-name: Default
metadata-service:
  database: metadata_service
  behindEdge: true
  reaches: [kafka, postgresql, keystone]
  topics: [hearth.metadata, hearth.identities]
  secrets: [keyset]
  settings: {{- include "hearth.validator" . | nindent 4 }}
signal-service:
  database: signal_service
  behindEdge: true
  reaches: [kafka, postgresql, keystone]
  topics: [hearth.stacks, hearth.identities]
  secrets: [keyset, provisioner-keyset]
  settings:
    hearth.custom-resources.keyset-file: /run/secrets/provisioner-keyset
    {{- include "hearth.validator" . | nindent 4 }}
webhook-service:
  database: webhook_service
  behindEdge: true
  reaches: [kafka, postgresql, keystone]
  callsReceivers: true
  topics: [hearth.stacks]
  secrets: [webhook-keyset]
  settings:
    hearth.keyset-file: /run/secrets/webhook-keyset
    hearth.webhooks.allow-http: "false"
    hearth.webhooks.allowed-networks: ""
    {{- if .Values.keystone.tls }}
    # those of the image: to Java itself none but Keystone's authority is known
    hearth.webhooks.trusted-certificates: /etc/ssl/certs/ca-certificates.crt
    {{- end }}
    {{- include "hearth.validator" . | nindent 4 }}
{{- end }}

{{/* Who answers instances asks Keystone about tokens and signatures and can do nothing else there. */}}
{{- define "hearth.validator" -}}
hearth.keystone.url: {{ .Values.keystone.url | quote }}
hearth.keystone.username: heat_signature_validator-{{ .Values.deploymentId }}
hearth.keystone.user-domain-name: Default
hearth.keystone.project-name: service
{{- end }}

{{/* Properties that all of them have in common; takes root and service. */}}
{{- define "hearth.settings" -}}
{{- $database := printf "postgresql://%s/%s" .root.Values.postgresql.host .service.database -}}
hearth.deployment-id: {{ .root.Values.deploymentId | quote }}
hearth.endpoint.orchestration: {{ .root.Values.endpoints.orchestration | quote }}
hearth.endpoint.cloudformation: {{ .root.Values.endpoints.cloudformation | quote }}
hearth.keystone.region: {{ .root.Values.keystone.region | quote }}
hearth.keyset-file: /run/secrets/keyset
kafka.bootstrap.servers: {{ .root.Values.kafka.servers | quote }}
{{- if include "hearth.policy" . }}
hearth.policy-file: /etc/hearth/policy/policy.yaml
{{- end }}
{{- if .root.Values.kafka.tls }}
kafka.security.protocol: SASL_SSL
kafka.sasl.mechanism: SCRAM-SHA-512
kafka.ssl.truststore.type: PEM
kafka.ssl.truststore.location: /etc/hearth/authorities/kafka.pem
{{- end }}
quarkus.datasource.username: {{ .service.database }}
quarkus.datasource.reactive.url: {{ $database }}
{{- if .root.Values.postgresql.tls }}
quarkus.datasource.jdbc.url: jdbc:{{ $database }}?sslmode=verify-full&sslrootcert=/etc/hearth/authorities/postgresql.pem
quarkus.datasource.reactive.postgresql.ssl-mode: verify-full
quarkus.datasource.reactive.hostname-verification-algorithm: HTTPS
quarkus.datasource.reactive.trust-certificate-pem: "true"
quarkus.datasource.reactive.trust-certificate-pem.certs: /etc/hearth/authorities/postgresql.pem
{{- else }}
quarkus.datasource.jdbc.url: jdbc:{{ $database }}
{{- end }}
{{- end }}

{{/* The ConfigMap with the rules of who may do what, for those whom clients ask; takes root and
service. It is a directory of its own, since a file that is mounted alone never changes. */}}
{{- define "hearth.policy" -}}
{{- if .service.behindEdge }}{{ .root.Values.policy.configMap }}{{ end }}
{{- end }}

{{/* The names of the files below /run/secrets; takes root, name and service. */}}
{{- define "hearth.secrets" -}}
{{- $own := index .root.Values.services .name -}}
{{- $files := concat .service.secrets $own.moreSecrets
      (list "quarkus.datasource.password" "hearth.keystone.password" "hearth.stack-user-domain-id") -}}
{{- if .root.Values.kafka.tls -}}
{{- $files = append $files "kafka.sasl.jaas.config" -}}
{{- end -}}
{{- $files | uniq | sortAlpha | toYaml }}
{{- end }}

{{/* Refuses addresses that are not https where they ought to be. */}}
{{- define "hearth.keystone.check" -}}
{{- if .Values.keystone.tls -}}
{{- range $which := list "url" "adminUrl" -}}
{{- if not (hasPrefix "https://" (index $.Values.keystone $which)) -}}
{{- fail (printf "keystone.%s is not https; for a trial without TLS set keystone.tls to false." $which) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end }}
