package io.hearth.stackapi.resource;

import io.hearth.contract.seal.SealContext;

/**
 * The keys under which a resource remembers the software deployment that it is, as the database's
 * view {@code any_software_deployment} reads them; its id is the resource's physical id.
 */
public final class DeploymentData {
    /** In clear. */
    public static final String SERVER = "deployment_server";

    /** In clear: the id of the config that the server has got. */
    public static final String CONFIG = "deployment_config";

    /** In clear. */
    public static final String CONFIG_NAME = "deployment_config_name";

    /** In clear. */
    public static final String CONFIG_GROUP = "deployment_config_group";

    /** In clear: in bytes of JSON. */
    public static final String SIZE = "deployment_size";

    /** In clear. */
    public static final String ACTION = "deployment_action";

    /** In clear: one of {@code Status}. */
    public static final String STATUS = "deployment_status";

    /** In clear: a number that grows with every change. */
    public static final String VERSION = "deployment_version";

    /** In clear; ISO 8601. */
    public static final String CREATED_AT = "deployment_created_at";

    /** In clear; ISO 8601. Since when there is the config that the server has got. */
    public static final String CONFIG_AT = "deployment_config_at";

    /** In clear; ISO 8601. */
    public static final String UPDATED_AT = "deployment_updated_at";

    /** Why it is as it is. */
    public static final String REASON = "deployment_reason";

    /** What goes into it and comes out of it. */
    public static final String VALUES = SealContext.DEPLOYMENT_VALUES;

    /** What the server has got. */
    public static final String CONTENT = SealContext.SOFTWARE_CONFIG;

    private DeploymentData() {}
}
