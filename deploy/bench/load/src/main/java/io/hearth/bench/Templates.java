package io.hearth.bench;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The templates that are measured. */
final class Templates {
    private Templates() {}

    /** Handles with an EC2 keypair each, and nothing that waits. */
    static String handles(int count) {
        return "heat_template_version: 2018-08-31\nresources:\n"
                + IntStream.range(0, count)
                        .mapToObj(
                                n ->
                                        """
                                          handle%d:
                                            type: OS::Heat::WaitConditionHandle
                                            properties: {signal_transport: CFN_SIGNAL}
                                        """
                                                .formatted(n))
                        .collect(Collectors.joining());
    }

    /** No identity: nothing to wait for but the engine. */
    static String plain() {
        return """
        heat_template_version: 2018-08-31
        resources:
          a: {type: OS::Heat::TestResource, properties: {value: one}}
          b: {type: OS::Heat::TestResource, properties: {value: {get_attr: [a, output]}}}
        """;
    }

    /**
     * An instance that reads one resource, by password and by keypair, and one that signals by
     * token.
     */
    static String instance() {
        return """
        heat_template_version: 2018-08-31
        resources:
          server:
            type: OS::Heat::TestResource
            metadata: {config: "%s"}
          policy:
            type: OS::Heat::AccessPolicy
            properties: {AllowedResources: [server]}
          user:
            type: AWS::IAM::User
            properties:
              LoginProfile: {Password: "Bench-0nly-Passw0rd"}
              Policies: [{get_resource: policy}]
          key:
            type: AWS::IAM::AccessKey
            properties: {UserName: {get_resource: user}}
          handle:
            type: OS::Heat::WaitConditionHandle
        outputs:
          user: {value: {get_resource: user}}
          access: {value: {get_resource: key}}
          secret: {value: {get_attr: [key, SecretAccessKey]}}
          token: {value: {get_attr: [handle, token]}}
        """
                .formatted("x".repeat(800));
    }
}
