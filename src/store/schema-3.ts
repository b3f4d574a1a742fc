// The step from schema version 2 to 3, as SQL: what the blog holds besides posts. Never edited once released.

export const schemaVersion3 = `
-- Copied media.

-- Links from post to post.

-- Pushes.

`;
