namespace NetMcp.Trust.Grants;

/// <summary>Who stands between an agent and a device. A grant is for one pattern and is refused in every other.</summary>
public enum DeploymentPattern
{
    /// <summary>The agent asks a gateway, which asks the device.</summary>
    Gateway,

    /// <summary>The agent asks a gateway, which asks a controller's northbound, for named devices that are mounted there.</summary>
    Controller,

    /// <summary>The token is issued ahead, and the element that is asked verifies it itself, offline.</summary>
    ElementToElement,
}
