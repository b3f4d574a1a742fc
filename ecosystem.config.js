// pm2 start ecosystem.config.js: one pass every half hour. The process ends after each pass, and pm2 starts the next one
// at its time: at :17 and :47, because everybody else comes at :00 and :30.
// pm2 reads this file with require(), which gives it the named export (Node 20.19 and later).
export const apps = [
  {
    name: 'feedmirror',
    script: 'dist/main.js',
    args: 'once',
    cron_restart: '17,47 * * * *',
    autorestart: false,
    instances: 1,
    exec_mode: 'fork',
    kill_timeout: 10_000,
  },
];
