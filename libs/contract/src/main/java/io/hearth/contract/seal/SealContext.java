package io.hearth.contract.seal;

/**
 * What a sealed secret belongs to. A ciphertext moved to another stack, resource or field does not
 * open.
 *
 * @param stackId the stack's UUID; of what belongs to no stack, its own
 * @param resource the resource's name, or empty for the stack itself
 * @param field what it is, one of the constants here
 */
public record SealContext(String stackId, String resource, String field) {
    public static final String PASSWORD = "password";
    public static final String SECRET_KEY = "secret_key";
    public static final String TOKEN = "token";
    public static final String METADATA = "metadata";
    public static final String SIGNAL = "signal";
    public static final String DEFINITION = "definition";
    public static final String PROPERTIES = "properties";
    public static final String OLD_PROPERTIES = "old_properties";
    public static final String ATTRIBUTES = "attributes";
    public static final String ANSWER_URL = "answer_url";
    public static final String ANSWER_TICKET = "answer_ticket";
    public static final String SIGNAL_TICKET = "signal_ticket";
    public static final String TRUST = "trust";
    public static final String SOFTWARE_CONFIG = "software_config";
    public static final String DEPLOYMENT_VALUES = "deployment_values";
    public static final String WEBHOOK_SECRET = "webhook_secret";

    /** The trust by which things are done with the authority of the owner of a stack tree. */
    public static SealContext ofTrust(String rootStackId) {
        return new SealContext(rootStackId, "", TRUST);
    }

    /** A software config that belongs to no stack. */
    public static SealContext ofConfig(String configId) {
        return new SealContext(configId, "", SOFTWARE_CONFIG);
    }

    /** What a software deployment brings to its server. */
    public static SealContext ofDeployedConfig(String deploymentId) {
        return new SealContext(deploymentId, "deployed", SOFTWARE_CONFIG);
    }

    /** The values that go into a software deployment and come out of it. */
    public static SealContext ofDeploymentValues(String deploymentId) {
        return new SealContext(deploymentId, "", DEPLOYMENT_VALUES);
    }

    /** What a webhook's deliveries are signed with. */
    public static SealContext ofWebhook(String webhookId) {
        return new SealContext(webhookId, "", WEBHOOK_SECRET);
    }

    /**
     * The associated data of the encryption; a length before each part keeps two contexts from
     * looking alike.
     */
    String associatedData() {
        return "hearth:%d:%s:%d:%s:%s"
                .formatted(stackId.length(), stackId, resource.length(), resource, field);
    }
}
