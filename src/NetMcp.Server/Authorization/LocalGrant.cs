using System.Text;
using NetMcp.Devices.Inventory;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Refusals;

namespace NetMcp.Server.Authorization;

/// <summary>Reads the grant that the configuration gives to the local principal or to people of an identity provider, in the form that tokens have.</summary>
internal static class LocalGrant
{
    /// <summary>The grant, or every mistake in it.</summary>
    public static Checked<NetworkGrant> Read(GrantText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!GrantReader.Read(Encoding.UTF8.GetBytes(text.Json)).TryGet(out var grant, out var refusals))
        {
            return refusals.ToList();
        }

        // Who writes it is who says which devices are mounted where: its lists of devices say all that is meant.
        return grant.Pattern == DeploymentPattern.Gateway ? grant with { ReachesMounted = true } : new Refusal(RefusalCode.Pattern, "pattern", "must be 'gateway' here.");
    }

    /// <summary>The mistakes of a configuration that only who knows grants can find.</summary>
    public static IEnumerable<InventoryMistake> Mistakes(DeviceInventory inventory)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        return inventory.Authorization?.Local.Grant is { } text
            ? Read(text).Refusals.Select(refusal => new InventoryMistake(text.File, text.Line, text.Column, $"'grant': {refusal}"))
            : [];
    }
}
