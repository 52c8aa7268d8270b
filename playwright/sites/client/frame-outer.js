document.getElementById('inner').src = '/frame-inner';
