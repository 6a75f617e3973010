{{/* The labels that tell a pod of this Hearth from all others; takes root and name. */}}
{{- define "hearth.selector" -}}
app.kubernetes.io/name: hearth
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .name }}
{{- end }}

{{- define "hearth.labels" -}}
{{ include "hearth.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{/* An image of Hearth's own; takes root and name. */}}
{{- define "hearth.image" -}}
{{ .root.Values.image.registry }}hearth/{{ .name }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{/* Properties as a container's environment: QUARKUS_DATASOURCE_USERNAME for quarkus.datasource.username. */}}
{{- define "hearth.environment" -}}
{{- range $property, $value := . }}
- name: {{ regexReplaceAll "[^A-Za-z0-9]" $property "_" | upper }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* What every pod is denied. No account's token is mounted, and no Service's address is among the
environment, where one that is called kafka would pass for kafka's properties. */}}
{{- define "hearth.pod.restrictions" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "hearth.container.restrictions" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}

{{/* Java reads no PEM by itself, so that Keystone's authority is a trust store of Java's kind. */}}
{{- define "hearth.keystone.trust" -}}
{{- if .Values.keystone.tls }}
- name: JAVA_TOOL_OPTIONS
  value: -Djavax.net.ssl.trustStore=/etc/hearth/authorities/keystone.jks
{{- end }}
{{- end }}

{{/* Where a pod's files are; takes what hearth.volumes takes. */}}
{{- define "hearth.mounts" -}}
- {name: tmp, mountPath: /tmp}
{{- if .files }}
- {name: secrets, mountPath: /run/secrets, readOnly: true}
{{- end }}
{{- if include "hearth.trusts" .root }}
- {name: authorities, mountPath: /etc/hearth/authorities, readOnly: true}
{{- end }}
{{- end }}

{{/* Takes root, secret (its name) and files: those keys of it that become files of the same names.
Without any the Secret is left out, since a volume that names no keys has them all. */}}
{{- define "hearth.volumes" -}}
- name: tmp
  emptyDir: {}
{{- if .files }}
- name: secrets
  secret:
    secretName: {{ .secret }}
    defaultMode: 0440
    items:
      {{- range .files }}
      - {key: {{ . | quote }}, path: {{ . | quote }}}
      {{- end }}
{{- end }}
{{- if include "hearth.trusts" .root }}
- name: authorities
  configMap: {name: {{ .root.Values.authorities }}}
{{- end }}
{{- end }}

{{/* Not empty where anything is reached by TLS. */}}
{{- define "hearth.trusts" -}}
{{- if or .Values.kafka.tls .Values.postgresql.tls .Values.keystone.tls }}yes{{ end }}
{{- end }}

{{/* Replicas spread over nodes as far as there are some, and are replaced one by one. */}}
{{- define "hearth.deployment.placement" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{- include "hearth.selector" . | nindent 8 }}
{{- end }}

{{- define "hearth.deployment.strategy" -}}
strategy:
  type: RollingUpdate
  rollingUpdate: {maxUnavailable: 0, maxSurge: 1}
{{- end }}
